import { type JetOrder, type JetShape } from "./jet.ts";
import { NonFiniteError } from "./non_finite_error.ts";

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

type KernelExports = Readonly<Record<KernelArray | "relaxed", WebAssembly.Global>> & {
  readonly memory: WebAssembly.Memory;
  configure(d: number, depth: number, w0: number, w1: number, w2: number, w3: number): number;
  prepare(count: number, order: number, retain: number): number;
  packParameters(): void;
  forward(): void;
  reverse(): void;
  scoreMatching(): number;
  firstNonFinite(address: number, length: number): number;
  gradientNorm(): number;
  resetOptimiser(): void;
  adam(
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    correction: number,
    scale: number,
    pull: number,
  ): void;
  multiplyAddLoop(iterations: number, factor: number): number;
};

/** One instance of the kernel, with memory of its own, laid out for one network. */
export class KernelInstance {
  readonly shape: JetShape;
  /** `wasm-simd` or `wasm-relaxed`. */
  readonly name: string;
  /** Length of the flat parameter vector. */
  readonly parameterCount: number;
  readonly exports: KernelExports;
  #batch = "";

  /**
   * @param module A compiled build, or its bytes.
   * @param shape The network.
   * @throws {RangeError} If the shape is outside what the kernel takes, or memory is refused.
   */
  constructor(module: WebAssembly.Module | BufferSource, shape: JetShape) {
    checkShape(shape);
    const compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
    this.exports = new WebAssembly.Instance(compiled).exports as unknown as KernelExports;
    this.shape = { dimension: shape.dimension, hidden: [...shape.hidden] };
    this.name = this.exports.relaxed.value ? "wasm-relaxed" : "wasm-simd";
    const [w0, w1 = 0, w2 = 0, w3 = 0] = shape.hidden;
    const depth = shape.hidden.length;
    this.parameterCount = this.exports.configure(shape.dimension, depth, w0, w1, w2, w3);
    if (this.parameterCount < 0) throw refused("network", `${shape.hidden}`);
  }

  /**
   * Lays out the arrays of a batch, unless the last batch was alike.
   *
   * @param count Points, n.
   * @param order Which streams to carry.
   * @param retain Whether a reverse sweep will follow a whole forward one.
   * @throws {RangeError} If memory is refused.
   */
  prepare(count: number, order: JetOrder, retain: boolean): void {
    const batch = `${count} ${order} ${retain}`;
    if (batch === this.#batch) return;
    this.#batch = "";
    if (count > 0x7ffffff || !this.exports.prepare(count, order, retain ? 1 : 0)) {
      throw refused("batch", `${count} points`);
    }
    this.#batch = batch;
  }

  /** A view of an array; stale after the next `prepare` that lays out anew. */
  view(array: KernelArray, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(
      this.exports.memory.buffer as ArrayBuffer,
      this.exports[array].value >>> 0,
      length,
    );
  }

  /**
   * Copies numbers into an array of the kernel.
   *
   * @throws {NonFiniteError} If one is not finite.
   */
  write(array: KernelArray, source: Float32Array, action: string, quantity: string): void {
    this.view(array, source.length).set(source);
    this.checkFinite(array, source.length, action, quantity);
  }

  /** @throws {NonFiniteError} If one of the first `length` numbers of an array is not finite. */
  checkFinite(array: KernelArray, length: number, action: string, quantity: string): void {
    const index = this.exports.firstNonFinite(this.exports[array].value, length);
    if (index < 0) return;
    throw new NonFiniteError(action, quantity, index, this.view(array, length)[index]);
  }
}

function checkShape({ dimension, hidden }: JetShape): void {
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > 64) {
    throw new RangeError(
      `Cannot build an energy jet as 'dimension' must be an integer from 1 to 64: current value is ${dimension}`,
    );
  }
  if (hidden.length < 1 || hidden.length > 4) {
    throw new RangeError(
      `Cannot build an energy jet as 'hidden' must have 1 to 4 layers: current number is ${hidden.length}`,
    );
  }
  hidden.forEach((width, index) => {
    if (!Number.isInteger(width) || width < 8 || width > 4096 || width % 8 !== 0) {
      throw new RangeError(
        `Cannot build an energy jet as 'hidden[${index}]' must be a multiple of 8 from 8 to 4096: current value is ${width}`,
      );
    }
  });
}

function refused(what: string, size: string): RangeError {
  return new RangeError(
    `Cannot lay out the ${what} as it must fit into 4 GiB of WebAssembly memory: current size is ${size}`,
  );
}
