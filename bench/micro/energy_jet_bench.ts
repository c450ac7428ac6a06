/**
 * Times a training step on the kernel (score matching, forward and reverse, clipping, Adam, average)
 * against multiply-adds in registers alone, of the same build, in the same process, in turn.
 *
 *     deno run -A bench/micro/energy_jet_bench.ts [--json] [--rounds N]
 *
 * The rate counts matrix products only, so everything else a step does counts as loss.
 */
import { parseArgs } from "node:util";
import { type JetShape, parameterCount } from "../../src/kernels/energy_jet/jet.ts";
import { KernelInstance } from "../../src/kernels/energy_jet/kernel_instance.ts";
import {
  type KernelBuild,
  loadKernel,
  supportsKernel,
} from "../../src/kernels/energy_jet/load_kernel.ts";
import { instantiateTrainer } from "../../src/kernels/energy_jet/trainer.ts";
import { keyFromSeed, split } from "../../src/random/key.ts";
import { normal } from "../../src/random/normal.ts";

/** One row of the table; times in milliseconds, rates in GFLOP/s. */
interface Row {
  readonly build: KernelBuild;
  readonly dimension: number;
  readonly batch: number;
  readonly width: number;
  readonly stepMilliseconds: number;
  readonly stepRate: number;
  readonly peakRate: number;
  /** Median over the rounds of step rate to peak rate, each measured side by side. */
  readonly ratio: number;
}

const SIZES = [[256, 64], [512, 128], [1024, 128]] as const;
const DIMENSIONS = [2, 16] as const;
const PEAK_ITERATIONS = 20_000;
/** Floating-point operations an iteration of the kernel's `multiplyAddLoop`: 48 × 4 lanes × 2. */
const PEAK_OPERATIONS = 384;

/** Operations in the matrix products of a step: forward, weight gradient, adjoint. */
function productOperations(batch: number, { dimension, hidden }: JetShape): number {
  const streams = dimension + 2;
  let sum = 4 * dimension * hidden[0] + 4 * streams * hidden[hidden.length - 1];
  for (let k = 1; k < hidden.length; k++) sum += 6 * streams * hidden[k - 1] * hidden[k];
  return sum * batch;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds of one call, over enough calls to last 20 ms. */
function time(call: () => void, expected: number): number {
  const calls = Math.max(1, Math.ceil(20 / expected));
  const start = performance.now();
  for (let i = 0; i < calls; i++) call();
  return (performance.now() - start) / calls;
}

/** A training step on a fixed batch, and the register-only loop of the same instance. */
function prepare(module: WebAssembly.Module, shape: JetShape, batch: number) {
  const [weightKey, pointKey] = split(keyFromSeed(0));
  const trainer = instantiateTrainer(module, shape, { beta2: 0.99 });
  trainer.start(Float32Array.from(normal(weightKey, parameterCount(shape)), (x) => 0.1 * x));
  const arrays = trainer.batch(batch);
  arrays.points.set(normal(pointKey, batch * shape.dimension));
  arrays.baseScore.set(arrays.points.map((x) => -x));
  arrays.weights.fill(1 / batch);
  arrays.laplacianWeights.fill(1);
  const { exports } = new KernelInstance(module, { dimension: 1, hidden: [8] });
  return {
    step: () => {
      trainer.forwardReverse();
      trainer.step({ learningRate: 1e-4, clip: 10, emaDecay: 0.999 });
    },
    peak: () => exports.multiplyAddLoop(PEAK_ITERATIONS, 0.9),
  };
}

function measure(
  module: WebAssembly.Module,
  build: KernelBuild,
  size: readonly [number, number],
  dimension: number,
  rounds: number,
): Row {
  const [batch, width] = size;
  const shape = { dimension, hidden: [width, width, width] };
  const { step, peak } = prepare(module, shape, batch);
  const operations = productOperations(batch, shape);
  // Long enough for the engine to replace its first, unoptimised code.
  for (const end = performance.now() + 300; performance.now() < end;) step(), peak();
  const expected = [time(step, 1), time(peak, 1)];
  const steps: number[] = [], peaks: number[] = [], ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const stepTime = time(step, expected[0]);
    const peakTime = time(peak, expected[1]);
    steps.push(stepTime);
    peaks.push(PEAK_ITERATIONS * PEAK_OPERATIONS / peakTime / 1e6);
    ratios.push(operations / stepTime / 1e6 / peaks[round]);
  }
  const stepMilliseconds = median(steps);
  return {
    build,
    dimension,
    batch,
    width,
    stepMilliseconds,
    stepRate: operations / stepMilliseconds / 1e6,
    peakRate: median(peaks),
    ratio: median(ratios),
  };
}

function print(rows: readonly Row[]): void {
  console.log("build    d   batch × width   step ms   GFLOP/s   peak   ratio");
  for (const row of rows) {
    console.log([
      row.build.padEnd(7),
      String(row.dimension).padStart(2),
      `${row.batch} × ${row.width}`.padStart(13),
      row.stepMilliseconds.toFixed(3).padStart(9),
      row.stepRate.toFixed(1).padStart(9),
      row.peakRate.toFixed(1).padStart(6),
      row.ratio.toFixed(3).padStart(7),
    ].join(" "));
  }
}

const { values } = parseArgs({
  args: Deno.args,
  options: { json: { type: "boolean" }, rounds: { type: "string", default: "15" } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  throw new RangeError(
    `Cannot time as '--rounds' must be a positive integer: current value is ${values.rounds}`,
  );
}
const rows: Row[] = [];
for (const build of ["simd", "relaxed"] as const) {
  if (!supportsKernel(build)) continue;
  const module = await loadKernel(build);
  for (const dimension of DIMENSIONS) {
    for (const size of SIZES) rows.push(measure(module, build, size, dimension, rounds));
  }
}
if (values.json) console.log(JSON.stringify(rows, undefined, 2));
else print(rows);
