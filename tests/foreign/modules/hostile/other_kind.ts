// Is of another kind than its place wants.
export default { kind: "divergence", evaluate: () => 0 };
