/** A NaN or an infinity that came into the kernel or out of it. */
export class NonFiniteError extends RangeError {
  /** The class's name, for errors that cross a worker's boundary. */
  override readonly name = "NonFiniteError";
  /** The quantity, such as `points` or `laplacian`. */
  readonly quantity: string;
  /** The first index in its array; 0 for a scalar. */
  readonly index: number;

  /**
   * An error about one number.
   *
   * @param action What could not be done, such as `take an optimiser step`.
   * @param quantity The quantity that is not finite.
   * @param index The first index in its array.
   * @param value The number found there.
   */
  constructor(action: string, quantity: string, index: number, value: number) {
    super(`Cannot ${action} as '${quantity}[${index}]' must be finite: current value is ${value}`);
    this.quantity = quantity;
    this.index = index;
  }
}
