/** Thrown where a NaN or an infinity would otherwise spread into parameters or results. */
export class NonFiniteError extends Error {
  /** Tells it apart after it has crossed a worker, where classes are lost. */
  override readonly name = "NonFiniteError";

  /**
   * Passes finite values and throws at the first other one.
   *
   * @param field What the values are, for the message.
   * @param values The values.
   * @throws {NonFiniteError} At the first NaN or infinity.
   */
  static check(field: string, values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) {
      if (!Number.isFinite(values[i])) {
        throw new NonFiniteError(
          `Cannot go on as '${field}[${i}]' must be finite: current value is ${values[i]}`,
        );
      }
    }
  }
}
