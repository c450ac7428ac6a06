/** @jsxImportSource preact */
import type { JSX } from "preact";
import { colourScaleImage } from "../density_image.ts";
import { formatNumber } from "../../src/report/format_number.ts";

const TICKS = 5;

/** The colour scale of a row of density pictures, with values in nats. */
export function ColourBar({ range }: { readonly range: readonly [number, number] }): JSX.Element {
  const [low, high] = range;
  const values = Array.from({ length: TICKS }, (_, i) => low + ((high - low) * i) / (TICKS - 1));
  return (
    <div class="colour-bar">
      <span class="colour-bar-label">log density, nats</span>
      <div class="colour-bar-scale">
        <img
          src={colourScaleImage()}
          alt={`Colour scale from ${formatNumber(low)} or less (dark) to ${
            formatNumber(high)
          } nats (light)`}
          width="256"
          height="1"
        />
        <div class="ticks ticks-x">
          {values.map((value, i) => (
            <span key={i}>{`${i === 0 ? "≤ " : ""}${formatNumber(value)}`}</span>
          ))}
        </div>
      </div>
    </div>
  );
}
