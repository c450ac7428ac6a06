/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { CostPoint } from "../../src/report/cost_front.ts";
import { formatBrief } from "../../src/report/format_number.ts";
import { ScrollTable } from "./scroll_table.tsx";

/** What the element is called where the picture's numbers are. */
export const COST_VALUES_ID = "cost-values";

/** The numbers of the cost picture as a table that can be opened. */
export function CostValues({ points }: { readonly points: readonly CostPoint[] }): JSX.Element {
  return (
    <details id={COST_VALUES_ID}>
      <summary>Values as a table</summary>
      <ScrollTable label="Values of cost against quality">
        <table class="values">
          <caption>Cost against quality, the cheapest first</caption>
          <thead>
            <tr>
              <th scope="col">estimator</th>
              <th scope="col" class="number" data-unit="s">median CPU seconds a fit</th>
              <th scope="col" class="number" data-unit="nats">geometric-mean KL</th>
              <th scope="col">on the Pareto front</th>
            </tr>
          </thead>
          <tbody>
            {points.toSorted((a, b) => a.seconds - b.seconds).map((point) => (
              <tr key={point.row.label.full}>
                <th scope="row">{point.row.label.full}</th>
                <td class="number">
                  <data value={String(point.seconds)}>{formatBrief(point.seconds)}</data>
                </td>
                <td class="number">
                  <data value={String(point.kl)}>{formatBrief(point.kl)}</data>
                </td>
                <td>{point.isOnFront ? "yes" : "no"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </details>
  );
}
