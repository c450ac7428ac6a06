// Starts a worker with more permissions than it has itself.
const source = `Deno.readTextFileSync("/etc/passwd"); postMessage("read");`;
const worker = new Worker(`data:text/javascript,${encodeURIComponent(source)}`, {
  type: "module",
  deno: { permissions: { read: true } },
} as WorkerOptions);
await new Promise((resolve) => worker.onmessage = resolve);

export default {
  kind: "distribution",
  dimension: 1,
  support: { lower: [-9], upper: [9], lengthScale: 1 },
  logDensity(points: Float64Array): Float64Array {
    return points.map((x) => -0.5 * x * x - 0.5 * Math.log(2 * Math.PI));
  },
  score: (points: Float64Array) => points.map((x) => -x),
};
