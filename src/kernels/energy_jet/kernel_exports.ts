/** Arrays in the kernel's memory, by the name of the global that holds their address. */
export type KernelArray =
  | "parameters"
  | "gradient"
  | "average"
  | "points"
  | "value"
  | "jetGradient"
  | "laplacian"
  | "adjointValue"
  | "adjointGradient"
  | "adjointLaplacian"
  | "baseScore"
  | "sampleWeights"
  | "laplacianWeights";

/** What `assembly/index.ts` exports. It checks nothing; `KernelInstance` does. */
export interface KernelExports extends Readonly<Record<KernelArray, WebAssembly.Global>> {
  /** Holds every array; grows. */
  readonly memory: WebAssembly.Memory;
  /** 1 in the relaxed build. */
  readonly relaxed: WebAssembly.Global;
  /** Lays a network out; returns the number of parameters, or −1 if memory is refused. */
  configure(d: number, depth: number, w0: number, w1: number, w2: number, w3: number): number;
  /** Lays a batch out; returns 0 if memory is refused. */
  prepare(count: number, order: number, retain: number): number;
  /** Copies the weights into the panels that the products read; after every change of them. */
  packParameters(): void;
  /** The jet of the batch's points. */
  forward(): void;
  /** The gradient of Σ adjoint · jet, after `forward`. */
  reverse(): void;
  /** The score-matching objective of the batch and its gradient. */
  scoreMatching(): number;
  /** Index of the first number that is not finite, or −1. */
  firstNonFinite(address: number, length: number): number;
  /** Euclidean norm of the gradient. */
  gradientNorm(): number;
  /** Zero moments, and the average equal to the parameters. */
  resetOptimiser(): void;
  /** One step of Adam and of the average; see `assembly/optimiser.ts`. */
  adam(
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    correction: number,
    scale: number,
    pull: number,
  ): void;
  /** 48 multiply-adds of four lanes an iteration, in registers alone; for benchmarks. */
  multiplyAddLoop(iterations: number, factor: number): number;
}
