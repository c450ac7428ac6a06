/**
 * A divergence in nats, in three digits.
 *
 * @param nats The value.
 */
export function formatNats(nats: number): string {
  if (!Number.isFinite(nats)) return "∞";
  // Sums over a grid may end a rounding below 0.
  if (Math.abs(nats) < 5e-5) return "0.0000";
  return nats >= 100 ? nats.toFixed(0) : nats.toPrecision(3);
}

/**
 * An absolute error, in one digit.
 *
 * @param error Not negative.
 */
export function formatError(error: number): string {
  return error < 0.001 ? error.toExponential(0) : error.toPrecision(1);
}

/**
 * A power of ten or a plain number for an axis.
 *
 * @param value The value.
 */
export function formatTick(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (Math.abs(exponent) <= 2 || Math.abs(10 ** exponent / value - 1) > 1e-9) return String(value);
  return `10${[...String(exponent)].map((digit) => SUPERSCRIPTS[digit]).join("")}`;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  "-": "⁻",
  ...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((digit, k) => [String(k), digit])),
};

/**
 * A share as a percentage.
 *
 * @param share From 0 to 1.
 */
export function formatPercent(share: number): string {
  const percent = 100 * share;
  return `${percent < 10 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}
