/** @jsxImportSource preact */
import type { JSX } from "preact";
import { formatNumber } from "../../src/report/format_number.ts";
import type { SightMap } from "../../src/report/sight_map.ts";
import { ScrollTable } from "./scroll_table.tsx";

/** Powers of ten below 1 that the colours tell apart. */
const DECADES = 7;

/** A heat map as a table: colour shows sight on a log scale, the number stands in each cell. */
export function SightTable({ map }: { readonly map: SightMap }): JSX.Element {
  return (
    <ScrollTable label={map.title}>
      <table class="sight">
        <caption>
          <strong>{map.title}.</strong>{" "}
          Sight: curvature at the true weight over that of KL. 1 sees the weights as well as KL, 0
          is blind, ∞ has a kink there and sees them to first order; the darker, the blinder.
        </caption>
        <thead>
          <tr>
            <th scope="col">{map.corner}</th>
            {map.columns.map((column) => (
              <th key={column} scope="col" class="number nowrap">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row, index) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {map.values[index].map((value) => (
                <td class={`number ${levelOf(value)}`}>
                  {value === null ? "–" : formatNumber(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

/** The class of a cell: `sight-7` sees as KL does, `sight-0` less than a ten-millionth of it. */
function levelOf(value: number | null): string {
  if (value === null) return "";
  if (value === Infinity) return `sight-${DECADES}`;
  const level = value > 0 ? Math.round(DECADES + Math.log10(value)) : 0;
  return `sight-${Math.min(DECADES, Math.max(0, level))}`;
}
