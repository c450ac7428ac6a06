/// <reference lib="dom" />
import assert from "node:assert/strict";
import axe from "axe-core";
import { join } from "@std/path";
import type { Page } from "playwright-core";
import { compareRuns } from "../../../src/report/compare/compare_runs.ts";
import { readManifest } from "../../../src/report/manifest.ts";
import type { TrialResult } from "../../../src/suite/trial.ts";
import { renderComparePage } from "../../../web/compare/compare_page.tsx";
import { exampleFailure, exampleFit, mixture } from "../../report/example_results.ts";
import { browserTest } from "../chromium.ts";
import { openWatched } from "../watched_page.ts";

const HOSTILE = `</script><img src=x onerror=alert(1)>"'&{{7*7}}`;

/** Two runs that differ in all that a page can show. */
function page(insert = ""): string {
  const fit = (seed: number, kl: number, target = `a target with a long name${insert}`) => [
    exampleFit({ target, seed, kl }),
    exampleFit({ target, seed, kl: 0.01, estimator: mixture(0.9) }),
  ];
  const side = (name: string, factor: number, extra: readonly TrialResult[]) => ({
    name: name + insert,
    manifest: readManifest({ blindspot: { version: `${factor}${insert}` } }),
    results: [0, 1, 2].flatMap((seed) => fit(seed, factor * (1 + seed))).concat(extra as never),
  });
  const lost = { target: `b${insert}`, seed: 1, estimator: { name: `foreign${insert}` } };
  return renderComparePage(compareRuns(
    side("before", 1, [exampleFit(lost), ...fit(8, 1, "only before")]),
    side("after", 2, [exampleFailure(lost, `It threw${insert}`), ...fit(9, 1, "only after")]),
  ));
}

async function withPage(html: string, test: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(join(folder, "compare.html"), html);
    await test(join(folder, "compare.html"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    browserTest(
      `a comparison ${width} pixels wide in ${colorScheme} keeps to the page and is accessible`,
      (browser) =>
        withPage(page(), async (path) => {
          const options = { viewport: { width, height: 900 }, colorScheme };
          const { page, complaints, close } = await openWatched(browser, path, options);
          await page.evaluate(() => {
            for (const closed of document.querySelectorAll("details")) closed.open = true;
          });
          assert.ok(await overflow(page) <= 0);
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate("axe.run()") as axe.AxeResults;
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
          assert.deepEqual(complaints, []);
          await close();
        }),
    );
  }
}

browserTest(
  "names, reasons and versions that hold markup stay text",
  (browser) =>
    withPage(page(HOSTILE), async (path) => {
      const { page, complaints, close } = await openWatched(browser, path, {
        viewport: { width: 390, height: 800 },
      });
      assert.equal(await page.locator("img").count(), 0);
      assert.ok((await page.locator("h1").innerText()).includes(HOSTILE));
      assert.ok((await page.locator("#regressions").innerText()).includes(`It threw${HOSTILE}`));
      assert.ok(await overflow(page) <= 0);
      assert.deepEqual(complaints, []);
      await close();
    }),
);

Deno.test("the page tells the regressions, every row, the trials and the manifest", () => {
  const html = page();
  for (
    const text of [
      "2 regressions: FD on a target with a long name (KL)",
      "KL higher by more than 5\u00a0% on all 3 seeds; too few for a test, which needs 6",
      "no score under seed 1 any more: It threw",
      "Only in before: 2",
      "Only in after: 2",
      "All 3 rows",
    ]
  ) assert.ok(html.includes(text), text);
  assert.doesNotMatch(html, /<script(?! type="application\/json")/);
  assert.equal(page(), html);
});
