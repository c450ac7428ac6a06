/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Report } from "../../src/report/build_report.ts";
import { listOf } from "../../src/report/list_of.ts";
import { inSentence } from "../../src/report/method_labels.ts";
import { CostScatter } from "../parts/cost_scatter.tsx";
import { CostValues } from "../parts/cost_values.tsx";
import { ScrollTable } from "../parts/scroll_table.tsx";

/** What each estimator's quality costs. */
export function CostSection({ report }: { readonly report: Report }): JSX.Element | null {
  const { cost } = report;
  if (cost.length < 2) return null;
  const front = cost.filter((point) => point.isOnFront).map(({ row }) => inSentence(row.label));
  return (
    <section id="cost" aria-labelledby="cost-title">
      <h2 id="cost-title">Cost against quality</h2>
      <p>
        {front.length === 1
          ? `${front[0]} is both the cheapest and the best.`
          : `Whoever is better than one of ${
            listOf(front)
          } costs more: they are the Pareto front, the line in the picture.`}{" "}
        Blue points see all mode weights, orange rings are blind on some target, grey points are in
        between.
      </p>
      <ScrollTable label="Cost against quality">
        <CostScatter points={cost} />
      </ScrollTable>
      <CostValues points={cost} />
    </section>
  );
}
