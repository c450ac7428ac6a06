// Throws what is no error.
export default {
  kind: "distribution",
  dimension: 1,
  support: { lower: [-9], upper: [9], lengthScale: 1 },
  logDensity(points: Float64Array): Float64Array {
    if (points.length > 0) throw null;
    return points.map((x) => -0.5 * x * x - 0.5 * Math.log(2 * Math.PI));
  },
  score: (points: Float64Array) => points.map((x) => -x),
};
