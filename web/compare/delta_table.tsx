/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { ComparedFits } from "../../src/report/compare/compared_fits.ts";
import {
  beforeAfter,
  changeText,
  deltaNote,
  verdictMark,
} from "../../src/report/compare/delta_text.ts";
import type { PairedDelta } from "../../src/report/compare/paired_deltas.ts";
import { formatNumber } from "../../src/report/format_number.ts";
import { GroupHead } from "../parts/group_head.tsx";
import { ScrollTable } from "../parts/scroll_table.tsx";
import { ChangeAxis, ChangeDots, reachOf } from "./change_dots.tsx";

const COLUMNS = 9;

/** What a table of paired changes needs. */
export interface DeltaTableProps {
  readonly fits: readonly ComparedFits[];
  readonly caption: string;
}

/** Targets and estimators with what changed in each measure. */
export function DeltaTable({ fits, caption }: DeltaTableProps): JSX.Element {
  const reach = reachOf(fits.map(({ deltas }) => deltas.kl));
  const targets = [...Map.groupBy(fits, ({ target }) => target)];
  return (
    <ScrollTable label={caption}>
      <table class="values deltas">
        <caption>
          <span class="compare-caption">{caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">estimator</th>
            <th scope="col" class="number">seeds</th>
            <th scope="col" class="number">KL, nats</th>
            <th scope="col" class="compare-dots">
              KL, by seed
              <ChangeAxis reach={reach} />
            </th>
            <th scope="col">change of KL</th>
            <th scope="col" class="number">mode-weight error</th>
            <th scope="col">its change</th>
            <th scope="col" class="number">CPU, s</th>
            <th scope="col">its change</th>
          </tr>
        </thead>
        {targets.map(([target, rows]) => (
          <tbody key={target}>
            <GroupHead target={target} columns={COLUMNS} />
            {rows.map((row) => <Row key={row.label.full} row={row} reach={reach} />)}
          </tbody>
        ))}
      </table>
    </ScrollTable>
  );
}

function Row({ row, reach }: { readonly row: ComparedFits; readonly reach: number }): JSX.Element {
  const { label, seeds, deltas: { kl, modeWeightError, cpuSeconds } } = row;
  const isWorse = [kl, modeWeightError].some(({ verdict }) => verdict.kind === "higher");
  return (
    <tr class={isWorse ? "compare-row-worse" : undefined}>
      <th scope="row" title={label.full}>{label.short}</th>
      <td class="number">{seeds.length}</td>
      <Means delta={kl} />
      <td class="dots-cell compare-dots">
        <ChangeDots delta={kl} reach={reach} />
      </td>
      <Change delta={kl} />
      <Means delta={modeWeightError} />
      <Change delta={modeWeightError} />
      <Means delta={cpuSeconds} />
      <Change delta={cpuSeconds} isNeutral />
    </tr>
  );
}

/** The means, and the paired difference with its interval below. */
function Means({ delta }: { readonly delta: PairedDelta }): JSX.Element {
  const { before, after, mean, interval, changes } = delta;
  if (changes.length === 0) return <td class="number">–</td>;
  return (
    <td class="number">
      {beforeAfter(before, after)}
      {interval && <span class="interval">Δ {formatNumber(mean)}</span>}
      {interval && (
        <span class="interval">
          [{formatNumber(interval.lower)}, {formatNumber(interval.upper)}]
        </span>
      )}
    </td>
  );
}

function Change(
  { delta, isNeutral }: { readonly delta: PairedDelta; readonly isNeutral?: boolean },
): JSX.Element {
  const { kind } = delta.verdict;
  const tone = isNeutral || (kind !== "higher" && kind !== "lower")
    ? undefined
    : kind === "higher"
    ? "compare-worse"
    : "compare-better";
  return (
    <td class="compare-change">
      <span class={tone}>{verdictMark(delta.verdict)} {changeText(delta.change)}</span>
      <span class="interval">{deltaNote(delta)}</span>
    </td>
  );
}
