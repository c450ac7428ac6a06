// Exports something else.
export default { logDensity: (points: Float64Array) => points };
