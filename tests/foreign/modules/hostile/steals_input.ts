// Reads the input of its process.
const [taken] = await Promise.race([
  Deno.stdin.read(new Uint8Array(1000)).then((count) => [count]),
  new Promise<number[]>((resolve) => setTimeout(resolve, 100, [0])),
]);
export const stolen = taken;

export default {
  kind: "distribution",
  dimension: 1,
  support: { lower: [-9], upper: [9], lengthScale: 1 },
  logDensity(points: Float64Array): Float64Array {
    return points.map((x) => -0.5 * x * x - 0.5 * Math.log(2 * Math.PI));
  },
  score: (points: Float64Array) => points.map((x) => -x),
};
