/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { RunComparison } from "../../src/report/compare/compare_runs.ts";
import { compareSentences, ruleSentences } from "../../src/report/compare/compare_sentences.ts";
import { isWorthShowing } from "../../src/report/compare/compared_fits.ts";
import { MARK_LEGEND } from "../../src/report/compare/delta_text.ts";
import { style } from "../dist/assets.ts";
import { renderDocument } from "../document.tsx";
import { ScrollTable } from "../parts/scroll_table.tsx";
import { compareStyle } from "./compare_style.ts";
import { DeltaTable } from "./delta_table.tsx";
import { TrialLists } from "./trial_lists.tsx";

/**
 * Renders a comparison of two runs as one self-contained page without a script.
 *
 * @param compared The comparison.
 * @returns HTML; the same comparison gives the same bytes.
 */
export function renderComparePage(compared: RunComparison): string {
  return renderDocument({
    title: `${compared.before.name} → ${compared.after.name} · Blindspot`,
    style: style + compareStyle,
    script: "",
    body: <Body compared={compared} />,
  });
}

interface PartProps {
  readonly compared: RunComparison;
}

function Body({ compared }: PartProps): JSX.Element {
  const { before, after, regressions } = compared;
  const [lead, ...others] = compareSentences(compared);
  return (
    <>
      <header>
        <p class="eyebrow">
          Blindspot comparison
          {regressions.length > 0 && (
            <a class="warning" href="#regressions">{regressions.length} regressed</a>
          )}
        </p>
        <h1 class="compare-name">{before.name} → {after.name}</h1>
        <nav aria-label="Sections">
          {regressions.length > 0 && <a href="#regressions">Regressions</a>}
          {compared.fits.length > 0 && <a href="#scores">Scores</a>}
          <a href="#trials">Trials</a>
          <a href="#manifest">Manifest</a>
          <a href="#rules">Rules</a>
        </nav>
      </header>
      <main>
        <p class="lead">{lead}</p>
        <ul class="lead-more">
          {others.map((sentence) => <li key={sentence}>{sentence}</li>)}
        </ul>
        {regressions.length > 0 && <Regressions compared={compared} />}
        {compared.fits.length > 0 && <Scores compared={compared} />}
        <TrialLists compared={compared} />
        <ManifestSection compared={compared} />
        <section id="rules" aria-labelledby="rules-title">
          <h2 id="rules-title">How changes were judged</h2>
          {ruleSentences(compared).map((sentence) => <p key={sentence}>{sentence}</p>)}
        </section>
      </main>
    </>
  );
}

function Regressions({ compared }: PartProps): JSX.Element {
  return (
    <section id="regressions" aria-labelledby="regressions-title">
      <h2 id="regressions-title">Regressions</h2>
      <ScrollTable label="What regressed">
        <table class="values compare-values">
          <thead>
            <tr>
              <th scope="col">target or pair</th>
              <th scope="col" class="compare-method">method</th>
              <th scope="col">what happened</th>
            </tr>
          </thead>
          <tbody>
            {compared.regressions.map(({ subject, method, words }, i) => (
              <tr key={i}>
                <th scope="row">{subject}</th>
                <td>{method}</td>
                <td class="reason">{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </section>
  );
}

function Scores({ compared: { fits } }: PartProps): JSX.Element {
  const changed = fits.filter(isWorthShowing);
  const note =
    "Means before and after, over the seeds with a score in both; below, the mean paired " +
    "difference with its 95 % BCa interval";
  return (
    <section id="scores" aria-labelledby="scores-title">
      <h2 id="scores-title">Scores</h2>
      {changed.length === 0
        ? <p>No score differs on any seed.</p>
        : <DeltaTable fits={changed} caption={`Where a score changed. ${note}. ${MARK_LEGEND}.`} />}
      {changed.length < fits.length && (
        <details>
          <summary>All {fits.length} rows</summary>
          <DeltaTable fits={fits} caption={`Every target and estimator. ${note}.`} />
        </details>
      )}
    </section>
  );
}

function ManifestSection({ compared: { manifest, before, after } }: PartProps): JSX.Element {
  return (
    <section id="manifest" aria-labelledby="manifest-title">
      <h2 id="manifest-title">What changed in the manifest</h2>
      {manifest.length === 0 ? <p>Nothing but the times.</p> : (
        <ScrollTable label="Changed fields">
          <table class="values compare-values">
            <thead>
              <tr>
                <th scope="col">field</th>
                <th scope="col">{before.name}</th>
                <th scope="col">{after.name}</th>
              </tr>
            </thead>
            <tbody>
              {manifest.map((change) => (
                <tr key={change.field}>
                  <th scope="row" class="compare-value">{change.field}</th>
                  <td class="compare-value">{change.before ?? "–"}</td>
                  <td class="compare-value">{change.after ?? "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollTable>
      )}
    </section>
  );
}
