// Never ends its import.
for (;;) {
  if (Math.random() > 2) break;
}

export default { kind: "distribution" };
