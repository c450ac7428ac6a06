/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { RunComparison, TrialLoss } from "../../src/report/compare/compare_runs.ts";
import type { TrialName } from "../../src/report/compare/trial_name.ts";
import { ScrollTable } from "../parts/scroll_table.tsx";

/** Trials that one run lacks, that lost or gained a score, or whose numbers differ. */
export function TrialLists({ compared }: { readonly compared: RunComparison }): JSX.Element {
  const { before, after, onlyBefore, onlyAfter, newFailures, mended, others } = compared;
  const lists: [string, readonly (TrialName & Partial<TrialLoss>)[]][] = [
    ["Lost their score", newFailures],
    ["Gained a score; before", mended],
    ["Profiles and tests with other numbers", others.changed],
    [`Only in ${before.name}`, onlyBefore],
    [`Only in ${after.name}`, onlyAfter],
  ];
  const shown = lists.filter(([, trials]) => trials.length > 0);
  return (
    <section id="trials" aria-labelledby="trials-title">
      <h2 id="trials-title">Trials</h2>
      {shown.length === 0 && <p>Both runs have the same trials, and each has a score in both.</p>}
      {shown.map(([title, trials]) => (
        <details key={title} open={trials === newFailures}>
          <summary>{title}: {trials.length}</summary>
          <ScrollTable label={title}>
            <table class="values compare-values">
              <thead>
                <tr>
                  <th scope="col">target or pair</th>
                  <th scope="col" class="compare-method">method</th>
                  <th scope="col" class="number">seed</th>
                  {trials === newFailures || trials === mended ? <th scope="col">reason</th> : null}
                </tr>
              </thead>
              <tbody>
                {trials.map(({ subject, method, seed, reason }, i) => (
                  <tr key={i}>
                    <th scope="row">{subject}</th>
                    <td>{method}</td>
                    <td class="number">{seed ?? ""}</td>
                    {reason !== undefined && <td class="reason">{reason}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollTable>
        </details>
      ))}
    </section>
  );
}
