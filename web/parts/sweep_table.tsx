/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { SweepMap } from "../../src/report/sweep_maps.ts";
import { KL_HEAT } from "../heat.ts";
import { HeatCell } from "./heat_cell.tsx";
import { ScrollTable } from "./scroll_table.tsx";

/** KL over β and another parameter as a heat map. */
export function SweepTable({ map }: { readonly map: SweepMap }): JSX.Element {
  const { title, axis, rows, columns, cells } = map;
  return (
    <ScrollTable label={title}>
      <table class="comparison">
        <caption>
          <span>{title}</span>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colspan={columns.length} class="sight-axis-name">{axis}</th>
          </tr>
          <tr>
            <th scope="col">mixing weight</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="number" data-unit="nats">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {cells[index].map((cell, column) =>
                cell === undefined
                  ? <td key={columns[column]} class="number no-score">–</td>
                  : (
                    <HeatCell
                      key={columns[column]}
                      scale={KL_HEAT}
                      value={cell.kl}
                      failed={cell.failed}
                      planned={cell.planned}
                      best={cell.isLeast}
                    />
                  )
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}
