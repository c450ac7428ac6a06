/** The rows of a long table that are drawn, and the empty heights above and below them. */
export interface RowWindow {
  /** The first row that is drawn. */
  readonly start: number;
  /** One past the last. */
  readonly end: number;
  /** Pixels. */
  readonly above: number;
  readonly below: number;
}

/**
 * Rows drawn beyond either edge, so that a turn of the wheel shows no gap; the window moves by as many at
 * once, so that most turns draw nothing.
 */
const MARGIN = 12;

/**
 * Which rows to draw.
 *
 * @param count How many rows there are.
 * @param rowHeight Pixels, the same for each row.
 * @param top How far the table is scrolled, in pixels.
 * @param height What is visible of it, in pixels.
 */
export function rowWindow(
  count: number,
  rowHeight: number,
  top: number,
  height: number,
): RowWindow {
  const first = MARGIN * (Math.floor(Math.max(0, top) / rowHeight / MARGIN) - 1);
  const visible = Math.ceil(height / rowHeight) + 3 * MARGIN;
  const start = Math.max(0, Math.min(first, count - visible));
  const end = Math.min(count, start + visible);
  return { start, end, above: start * rowHeight, below: (count - end) * rowHeight };
}
