/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Report } from "../../src/report/build_report.ts";
import { formatNumber, formatPlain } from "../../src/report/format_number.ts";
import type { PairProfiles } from "../../src/report/profile_charts.ts";
import { ChartFigure } from "../parts/chart_figure.tsx";
import { SightTable } from "../parts/sight_table.tsx";
import { ScrollTable } from "../parts/scroll_table.tsx";
import { Symbols } from "../parts/symbols.tsx";

/** The blindness curves: divergences along the mixing weight, without training. */
export function ProfilesSection({ report }: { readonly report: Report }): JSX.Element | null {
  if (report.profiles.length === 0) return null;
  return (
    <section id="blindness" aria-labelledby="blindness-title">
      <h2 id="blindness-title">Blindness curves</h2>
      <p>
        <Symbols text="p and q have the same two components; only the weight of the first differs, α_p in p and α_q in q. A divergence that sees weights rises as α_q leaves α_p. No training is involved." />
      </p>
      {report.sight.map((map) => <SightTable key={map.title} map={map} />)}
      {report.profiles.filter(isCharted).map((entry) => (
        <Pair
          key={entry.pair.name}
          entry={entry}
        />
      ))}
      {report.profiles.filter((entry) => !isCharted(entry)).map((entry) => (
        <details key={entry.pair.name}>
          <summary>
            {entry.pair.name}, <Symbols text={`α_p = ${formatPlain(entry.pair.truth)}`} />
          </summary>
          <ValuesTable entry={entry} />
        </details>
      ))}
    </section>
  );
}

function Pair({ entry }: { readonly entry: PairProfiles }): JSX.Element {
  const { pair, charts } = entry;
  return (
    <>
      <h3>
        {pair.name}, <Symbols text={`α_p = ${formatPlain(pair.truth)}`} />
      </h3>
      <div class="charts">
        {charts.map((chart) => (
          <ChartFigure chart={chart}>
            {chart.id.endsWith("-fisher") && (
              <strong>
                The whole axis spans {formatNumber(chart.y.range[1])}{" "}
                nats: beside any other divergence this curve is flat.
              </strong>
            )}
          </ChartFigure>
        ))}
      </div>
      <ValuesTable entry={entry} />
    </>
  );
}

function ValuesTable({ entry }: { readonly entry: PairProfiles }): JSX.Element {
  return (
    <ScrollTable label={`Values for ${entry.pair.name}`}>
      <table class="values">
        <caption>
          Values that the eye cannot read off a flat line, in nats. Sight is the curvature at the
          true weight over that of KL: 1 sees the weights as well as KL, 0 is blind.
        </caption>
        <thead>
          <tr>
            <th scope="col">divergence</th>
            {selection(entry).map((alpha) => (
              <th key={alpha} scope="col" class="number nowrap">
                <Symbols text={`α_q = ${formatPlain(alpha)}`} />
              </th>
            ))}
            <th scope="col" class="number">least at</th>
            <th scope="col" class="number">sight (KL = 1)</th>
          </tr>
        </thead>
        <tbody>
          {entry.profiles.map((profile) => (
            <tr key={profile.label.full}>
              <th scope="row">{profile.label.full}</th>
              {selection(entry).map((alpha) => (
                <td class="number">{valueAt(profile.grid, profile.value, alpha)}</td>
              ))}
              <td class="number">{formatPlain(profile.argmin)}</td>
              <td class="number">{formatNumber(profile.relativeCurvature)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

function isCharted({ charts }: PairProfiles): boolean {
  return charts.length > 0;
}

/** A few points of the grid: its ends, the truth and the nearest to some round weights. */
function selection({ pair, profiles }: PairProfiles): number[] {
  const grid = profiles[0]?.grid ?? [];
  if (grid.length === 0) return [];
  const nearest = (wanted: number) =>
    grid.reduce((best, x) => (Math.abs(x - wanted) < Math.abs(best - wanted) ? x : best));
  const wanted = [0, 0.1, pair.truth, 0.3, 0.5, 0.7, 0.9, 1];
  return [...new Set(wanted.map(nearest))].sort((a, b) => a - b);
}

function valueAt(grid: readonly number[], values: readonly number[], alpha: number): string {
  const index = grid.indexOf(alpha);
  return index < 0 ? "" : formatNumber(values[index]);
}
