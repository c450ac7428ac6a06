import { type KernelBuild, loadKernel } from "../../../src/kernels/energy_jet/load_kernel.ts";
import { instantiateTrainer } from "../../../src/kernels/energy_jet/trainer.ts";

const SHAPE = { dimension: 2, hidden: [16, 16] };
const COUNT = 37;

/**
 * Twenty training steps on numbers without transcendental functions, so that any difference between
 * two engines is the kernel's own.
 */
export async function trainingTrace(build: KernelBuild): Promise<number[]> {
  const trainer = instantiateTrainer(await loadKernel(build), SHAPE);
  trainer.start(Float32Array.from({ length: 337 }, (_, i) => ((i * 37) % 101 - 50) / 100));
  const objectives: number[] = [];
  for (let step = 0; step < 20; step++) {
    const batch = trainer.batch(COUNT);
    batch.points.set(Array.from({ length: 2 * COUNT }, (_, i) => ((i * 29 + step) % 61 - 30) / 20));
    batch.baseScore.set(batch.points.map((x) => -x));
    batch.weights.fill(1 / 32);
    batch.laplacianWeights.fill(1);
    objectives.push(trainer.forwardReverse());
    trainer.step({ learningRate: 0.01, clip: 10, emaDecay: 0.9 });
  }
  return [...objectives, ...trainer.averagedParameters()];
}
