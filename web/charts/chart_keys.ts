/// <reference lib="dom" />
import type uPlot from "uplot";

const ARROWS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
/** How much of the axis stays in view. */
const ZOOMS: Readonly<Record<string, number>> = { "+": 0.5, "=": 0.5, "-": 2 };

/** What the keys do, for the name of a chart. */
export const KEYS_IN_WORDS = "left and right move the crosshair, plus and minus zoom, 0 shows all";

/**
 * Does what a key asks of a chart: the crosshair goes to the next value, or the axis is stretched about
 * it, as a pointer does by moving and dragging.
 *
 * @param plot The plot.
 * @param key As in `KeyboardEvent.key`.
 * @returns Whether the key means something to a chart.
 */
export function pressChartKey(plot: uPlot, key: string): boolean {
  if (key in ARROWS) moveCrosshair(plot, ARROWS[key]);
  else if (key in ZOOMS) zoom(plot, ZOOMS[key]);
  else if (key === "0") zoom(plot, Infinity);
  else return false;
  return true;
}

function moveCrosshair(plot: uPlot, step: number): void {
  const abscissae = plot.data[0];
  const last = abscissae.length - 1;
  const from = plot.cursor.idx ?? (step > 0 ? -1 : last + 1);
  const index = Math.min(last, Math.max(0, from + step));
  plot.setCursor({
    left: plot.valToPos(abscissae[index], "x"),
    top: plot.over.clientHeight / 2,
  });
}

/** Ends are taken as places on the screen, so that a logarithmic axis stretches alike. */
function zoom(plot: uPlot, factor: number): void {
  const abscissae = plot.data[0];
  const [first, last] = [abscissae[0], abscissae[abscissae.length - 1]];
  const width = plot.over.clientWidth;
  const index = plot.cursor.idx;
  const centre = index == null ? width / 2 : plot.valToPos(abscissae[index], "x");
  const end = (side: number) => {
    const place = centre + factor * (side - centre);
    return Number.isFinite(place) ? plot.posToVal(place, "x") : side === 0 ? first : last;
  };
  plot.setScale("x", { min: Math.max(first, end(0)), max: Math.min(last, end(width)) });
}
