/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Comparison, ComparisonCell, ComparisonRow } from "../../src/report/comparison.ts";
import { formatBrief, formatNumber } from "../../src/report/format_number.ts";
import { weightVerdict } from "../../src/report/weight_verdict.ts";
import type { HeatScale } from "../heat.ts";
import { HeatCell } from "./heat_cell.tsx";
import { ScrollTable } from "./scroll_table.tsx";

/** What a matrix of estimators and targets needs. */
export interface ComparisonTableProps {
  readonly compared: Comparison;
  /** What the cells show, in words. */
  readonly caption: string;
  readonly measure: "kl" | "modeWeightError";
  readonly scale: HeatScale;
}

/** Estimators by rank against targets: a number on the colour of its size in every cell. */
export function ComparisonTable(props: ComparisonTableProps): JSX.Element {
  const { compared, caption, measure, scale } = props;
  const shown = compared.targets.map(({ hasModes }) => measure === "kl" || hasModes);
  return (
    <ScrollTable label={caption}>
      <table class="comparison">
        <caption>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">estimator</th>
            <th scope="col">mode weights</th>
            <th scope="col" class="number" data-unit="nats">KL, all</th>
            <th scope="col" class="number">weight error</th>
            <th scope="col" class="number">CPU, s</th>
            {compared.targets.map(({ name, isCommon }, column) =>
              shown[column] && (
                <th
                  key={name}
                  scope="col"
                  class="number comparison-target"
                  data-unit={measure === "kl" ? "nats" : "total variation"}
                >
                  {name}
                  {!isCommon && <span title="not in the means">*</span>}
                </th>
              )
            )}
          </tr>
        </thead>
        <tbody>
          {compared.rows.map((row) => (
            <Row key={row.label.full} row={row}>
              {row.cells.map((cell, column) =>
                shown[column] && <Cell key={column} cell={cell} measure={measure} scale={scale} />
              )}
            </Row>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

interface RowProps {
  readonly row: ComparisonRow;
  readonly children: JSX.Element | readonly (JSX.Element | false)[];
}

function Row({ row, children }: RowProps): JSX.Element {
  const verdict = weightVerdict(row);
  return (
    <tr class={`verdict-${verdict.tone}`}>
      <th scope="row" title={row.label.full}>
        <span class="comparison-rank">{row.rank ?? "–"}</span> {row.label.short}
      </th>
      <td class="comparison-verdict">{verdict.text}</td>
      <td class="number">{row.rank === undefined ? "–" : formatNumber(row.kl)}</td>
      <td class="number">
        {Number.isNaN(row.modeWeightError) ? "–" : formatBrief(row.modeWeightError)}
      </td>
      <td class="number">{formatBrief(row.cpuSeconds)}</td>
      {children}
    </tr>
  );
}

interface CellProps extends Pick<ComparisonTableProps, "measure" | "scale"> {
  readonly cell: ComparisonCell | undefined;
}

function Cell({ cell, measure, scale }: CellProps): JSX.Element {
  if (cell === undefined) return <td class="number no-score">–</td>;
  const { failed, planned } = cell;
  return <HeatCell scale={scale} value={cell[measure]} failed={failed} planned={planned} />;
}
