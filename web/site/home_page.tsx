/** @jsxImportSource preact */
import type { JSX } from "preact";
import { style } from "../dist/assets.ts";
import { renderDocument } from "../document.tsx";
import type { RunEntry } from "./list_runs.ts";
import { RunList } from "./runs_page.tsx";
import { SiteHeader } from "./site_header.tsx";

/**
 * The site's first page: what Blindspot shows, the lab, and the runs.
 *
 * @param runs The runs that the site holds.
 * @returns HTML.
 */
export function homePage(runs: readonly RunEntry[]): string {
  return renderDocument({
    title: "Blindspot: the blindness of score-based divergences",
    style,
    script: "",
    body: (
      <>
        <SiteHeader root="./" title="The blindness of score-based divergences" />
        <main>
          <p>
            Score matching sees local slopes alone: on a distribution with separated modes it cannot
            tell their weights. Blindspot measures how blind each divergence is, how far each
            estimator is led astray by it, and what heals it. <Lab />{" "}
            shows it live, on a distribution that you draw; the{" "}
            <a href="./methods/index.html">methods</a> are all documented with their formulas.
          </p>
          <h2>Runs</h2>
          <RunList runs={runs} />
        </main>
      </>
    ),
  });
}

function Lab(): JSX.Element {
  return <a href="./lab/index.html">The lab</a>;
}
