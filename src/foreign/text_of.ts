/** Characters that are kept of an error's text. */
const KEPT = 2000;

/**
 * The name and message of anything that was thrown: an error, any other value, or an object whose
 * fields throw themselves.
 *
 * @param thrown What was thrown.
 */
export function textOf(thrown: unknown): string {
  try {
    const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return text.slice(0, KEPT);
  } catch {
    return "something that cannot be shown";
  }
}
