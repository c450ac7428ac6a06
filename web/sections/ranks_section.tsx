/** @jsxImportSource preact */
import type { JSX } from "preact";
import { formatNumber } from "../../src/report/format_number.ts";
import type { RankComparison } from "../../src/report/rank_comparison.ts";
import { CriticalDifferenceDiagram } from "../parts/critical_difference_diagram.tsx";
import { ScrollTable } from "../parts/scroll_table.tsx";

/** Who ranks before whom over all targets, and which differences chance alone could make. */
export function RanksSection({ ranks }: { readonly ranks: RankComparison }): JSX.Element {
  const { targets, sentences, diagram: { friedman } } = ranks;
  const [within, between] = friedman.degreesOfFreedom;
  return (
    <section id="ranks" aria-labelledby="ranks-title">
      <h2 id="ranks-title">Ranks over targets</h2>
      <p>{sentences.join(" ")}</p>
      <ScrollTable label="Critical-difference diagram">
        <CriticalDifferenceDiagram ranks={ranks} />
      </ScrollTable>
      <p class="note">
        Estimators are ranked by mean KL on each of the {targets.length}{" "}
        targets that all were fitted to; a failed seed ranks last. A bar joins estimators of which
        no two differ significantly (Nemenyi's test). Friedman's test with the statistic of Iman and
        Davenport: F({within}, {between}) = {formatNumber(friedman.f)}.
      </p>
      <details>
        <summary>Average ranks as a table</summary>
        <ScrollTable label="Average ranks">
          <RanksTable ranks={ranks} />
        </ScrollTable>
      </details>
    </section>
  );
}

function RanksTable({ ranks: { diagram, labels } }: { ranks: RankComparison }): JSX.Element {
  const [best] = diagram.entries;
  return (
    <table class="values">
      <caption>
        Average ranks over targets, best first; two differ significantly from{" "}
        {formatNumber(diagram.criticalDifference)} on
      </caption>
      <thead>
        <tr>
          <th scope="col">estimator</th>
          <th scope="col" class="number">average rank</th>
          <th scope="col">beside the best</th>
        </tr>
      </thead>
      <tbody>
        {diagram.entries.map(({ name, averageRank }, i) => (
          <tr key={name}>
            <th scope="row">{labels.get(name)!.full}</th>
            <td class="number">{averageRank.toFixed(2)}</td>
            <td>
              {i === 0
                ? "the best"
                : averageRank - best.averageRank >= diagram.criticalDifference
                ? "significantly worse"
                : "no significant difference"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
