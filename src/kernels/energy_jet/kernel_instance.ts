import { type JetOrder, type JetShape } from "./jet.ts";
import type { KernelArray, KernelExports } from "./kernel_exports.ts";
import { NonFiniteError } from "./non_finite_error.ts";

/** One instance of the kernel, with memory of its own, laid out for one network. */
export class KernelInstance {
  /** The network. */
  readonly shape: JetShape;
  /** `wasm-simd` or `wasm-relaxed`. */
  readonly name: string;
  /** Length of the flat parameter vector. */
  readonly parameterCount: number;
  /** The kernel's functions and memory. */
  readonly exports: KernelExports;
  #batch = "";

  /**
   * Instantiates the kernel and lays out the network.
   *
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

  /**
   * Checks the first `length` numbers of an array.
   *
   * @throws {NonFiniteError} If one is not finite.
   */
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
