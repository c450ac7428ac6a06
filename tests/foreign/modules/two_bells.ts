/** Two bells in the plane, without a normaliser, a score or a sampler: all of it is derived. */
export default {
  kind: "distribution",
  dimension: 2,
  normalised: false,
  logDensity(points: Float64Array): Float64Array {
    return Float64Array.from({ length: points.length / 2 }, (_, i) => {
      const [x, y] = points.subarray(2 * i, 2 * i + 2);
      const bell = (centre: number) => Math.exp(-0.5 * ((x - centre) ** 2 + y ** 2));
      return Math.log(0.3 * bell(-4) + 0.7 * bell(4));
    });
  },
  modes: {
    weights: [0.3, 0.7],
    assign: (points: Float64Array) =>
      Int32Array.from({ length: points.length / 2 }, (_, i) => points[2 * i] < 0 ? 0 : 1),
  },
};
