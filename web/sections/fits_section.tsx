/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Report } from "../../src/report/build_report.ts";
import type { DiagnosticsTable } from "../../src/report/diagnostics_table.ts";
import { ChartFigure } from "../parts/chart_figure.tsx";
import { MapRow } from "../parts/map_row.tsx";
import { ScrollTable } from "../parts/scroll_table.tsx";

/** Every fit: density maps, training curves, diagnostics. */
export function FitsSection({ report }: { readonly report: Report }): JSX.Element | null {
  const { maps, densities, training, diagnostics } = report;
  if (maps.length + training.length + diagnostics.rows.length === 0) return null;
  return (
    <section id="fits" aria-labelledby="fits-title">
      <h2 id="fits-title">The fits</h2>
      {maps.length > 0 && <h3>Densities and mode weights</h3>}
      {maps.map((entry) => (
        <MapRow key={entry.target} shown={entry}>
          {entry.target}: the first finished seed of each estimator, on one colour scale. The mark
          on each bar is the mode's true mass.
        </MapRow>
      ))}
      <div class="charts">
        {densities.map((chart) => <ChartFigure key={chart.id} chart={chart} />)}
      </div>
      {training.length > 0 && (
        <>
          <h3>Training curves</h3>
          <p>
            Each objective drops a constant of its own, so that curves compare between seeds and not
            between estimators. The axis leaves out the highest tenth of the values: the first
            steps.
          </p>
          <div class="charts charts-small">
            {training.map((chart) => <ChartFigure key={chart.id} chart={chart} />)}
          </div>
        </>
      )}
      {diagnostics.columns.length > 0 && <Diagnostics diagnostics={diagnostics} />}
    </section>
  );
}

function Diagnostics({ diagnostics }: { diagnostics: DiagnosticsTable }): JSX.Element {
  return (
    <>
      <h3>Diagnostics</h3>
      <ScrollTable label="Diagnostics of every fit">
        <table class="values">
          <caption>How far each fit can be trusted, by target, estimator and seed</caption>
          <thead>
            <tr>
              <th scope="col">fit</th>
              <th scope="col" class="number">seed</th>
              {diagnostics.columns.map((column) => (
                <th key={column} scope="col" class="number">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {diagnostics.rows.map((row) => (
              <tr>
                <th scope="row">{row.target}: {row.estimator}</th>
                <td class="number">{row.seed}</td>
                {row.cells.map((cell, i) => <td key={i} class="number">{cell}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </>
  );
}
