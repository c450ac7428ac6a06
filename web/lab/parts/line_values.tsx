/** @jsxImportSource preact */
/// <reference lib="dom" />
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { formatNumber } from "../../../src/report/format_number.ts";
import { csvText } from "../../downloads/csv.ts";
import { fileName } from "../../downloads/file_name.ts";
import { saveFile } from "../../downloads/save_file.ts";
import { ScrollTable } from "../../parts/scroll_table.tsx";
import type { Line } from "./line_chart.tsx";

/** What the values of lines need. */
export interface LineValuesProps {
  readonly title: string;
  readonly xLabel: string;
  readonly lines: readonly Line[];
}

/** A row of the table: an abscissa, and each line's value there where it has one. */
type Row = readonly [x: number, ...values: (number | null)[]];

const LONGEST = 120;

/** The numbers of a chart as a table that can be opened, and as CSV; a long table is thinned evenly. */
export function LineValues({ title, xLabel, lines }: LineValuesProps): VNode {
  const [isOpen, setOpen] = useState(false);
  const isEmpty = lines.every(({ points }) => points.length === 0);
  const save = () => {
    const names = [xLabel, ...lines.map(({ name }) => name)];
    const text = csvText([names, ...rowsOf(lines)]);
    saveFile(fileName(title, "csv"), new Blob([text], { type: "text/csv" }));
  };
  return (
    <details class="line-values" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Values as a table<span class="visually-hidden">: {title}</span>
      </summary>
      {isOpen && isEmpty && <p class="hint">No values yet.</p>}
      {isOpen && !isEmpty && (
        <>
          <Table {...{ title, xLabel, lines }} />
          <button type="button" onClick={save} aria-label={`Download ${title} as CSV`}>CSV</button>
        </>
      )}
    </details>
  );
}

function Table({ title, xLabel, lines }: LineValuesProps): VNode {
  const rows = rowsOf(lines);
  const stride = Math.ceil(rows.length / LONGEST);
  const kept = rows.filter((_, i) => i % stride === 0 || i === rows.length - 1);
  return (
    <ScrollTable label={`Values of ${title}`}>
      <table class="values">
        <caption>
          {title}, nats{stride > 1 ? `; one point in ${stride}, all in the CSV` : ""}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="number">{xLabel}</th>
            {lines.map(({ name }) => <th key={name} scope="col" class="number">{name}</th>)}
          </tr>
        </thead>
        <tbody>
          {kept.map(([x, ...values]) => (
            <tr key={x}>
              <th scope="row" class="number">{Number(x.toPrecision(6))}</th>
              {values.map((value, i) => (
                <td key={i} class="number">{value === null ? "" : formatNumber(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

/** Both networks may be at different steps: every abscissa of any line has its row. */
function rowsOf(lines: readonly Line[]): Row[] {
  const values = lines.map(({ points }) => new Map(points));
  const abscissae = new Set(values.flatMap((points) => [...points.keys()]));
  return [...abscissae].sort((a, b) => a - b)
    .map((x): Row => [x, ...values.map((points) => points.get(x) ?? null)]);
}
