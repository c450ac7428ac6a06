/// <reference lib="dom" />
import type uPlot from "uplot";
import type { Marker } from "../../src/report/chart.ts";

/**
 * Draws named places over a plot: a dotted vertical line, or a ring on a curve, with a label at the
 * top. Labels of neighbours stand in rows of their own.
 *
 * @param plot The plot, during its `draw` hook.
 * @param markers What to draw.
 * @param colour Of lines, rings and labels.
 * @param font Of labels, in CSS pixels.
 */
export function drawMarkers(
  plot: uPlot,
  markers: readonly Marker[],
  colour: string,
  font: string,
): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = 1.5 * ratio;
  ctx.font = font.replace(/^\d+/, (size) => String(Number(size) * ratio));
  ctx.textBaseline = "top";
  markers.forEach((marker, row) => {
    const x = plot.valToPos(marker.x, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) return;
    ctx.beginPath();
    if (marker.kind === "line") {
      ctx.setLineDash([2 * ratio, 4 * ratio]);
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
    } else {
      ctx.setLineDash([]);
      ctx.arc(x, plot.valToPos(marker.y, "y", true), 5 * ratio, 0, 2 * Math.PI);
    }
    ctx.stroke();
    const nearRight = x > bbox.left + bbox.width / 2;
    ctx.textAlign = nearRight ? "right" : "left";
    ctx.fillText(marker.label, x + (nearRight ? -8 : 8) * ratio, bbox.top + (4 + 16 * row) * ratio);
  });
  ctx.restore();
}
