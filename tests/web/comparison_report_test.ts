/// <reference lib="dom" />
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { writeReport } from "../../bench/report.ts";
import { browserTest } from "./chromium.ts";
import { type ExampleComparison, writeExampleComparison } from "./example_comparison.ts";
import { openWatched } from "./watched_page.ts";

const HOSTILE = `</script><img src=x onerror=alert(1)>"'&{{7*7}}`;
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };
/** Maps of 30 fits are a grid. */
const MAPS: ExampleComparison = {
  targets: ["one", "two", "three", "four", "five"],
  estimators: 6,
  seeds: 2,
  size: 24,
};
const AXES: ExampleComparison = {
  targets: ["samples 1000", "samples 10000", "dimension 2", "dimension 4"],
  seeds: 2,
  withoutGold: ["dimension 4"],
};

async function withReport(
  example: ExampleComparison,
  test: (path: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "blindspot-comparison-" });
  try {
    await writeExampleComparison(folder, example);
    await test(await writeReport(folder));
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
  for (const [name, size] of [["a desktop", DESKTOP], ["a phone", PHONE]] as const) {
    browserTest(
      `on ${name} in ${colorScheme} the comparison keeps to the page and says nothing`,
      (b) =>
        withReport(MAPS, async (path) => {
          const { page, complaints, close } = await openWatched(b, path, { ...size, colorScheme });
          assert.ok(await overflow(page) <= 0);
          const before = await page.locator("canvas").count();
          // Charts behind a disclosure are drawn when it opens: one for each of six estimators.
          await page.locator(".fits-of-target > summary").first().click();
          await page.waitForFunction(
            (count) => document.querySelectorAll("canvas").length === count + 6,
            before,
          );
          assert.equal(before, 0);
          assert.ok(await overflow(page) <= 0);
          assert.deepEqual(complaints, []);
          await close();
        }),
    );
  }
}

browserTest(
  "the first screen ranks the estimators, says who is blind and marks a failure",
  (b) =>
    withReport(MAPS, async (path) => {
      const { page, close } = await openWatched(b, path, DESKTOP);
      const table = page.locator("#finding .comparison").first();
      const box = await table.boundingBox();
      assert.ok(box !== null && box.y + box.height <= DESKTOP.viewport.height);
      const rows = table.locator("tbody tr");
      assert.equal(await rows.count(), 6);
      assert.match(await rows.first().innerText(), /^1 MFD\s+sees all 5/);
      assert.match(
        await rows.last().innerText(),
        /^\d (sliced FD|denoising|FD)\s+blind on \d of 5/,
      );
      assert.equal(await table.locator(".heat-failed").innerText(), "1 of 2 failed");
      await close();
    }),
);

browserTest(
  "without a script, and by keyboard, the matrix switches to mode-weight errors",
  (b) =>
    withReport(MAPS, async (path) => {
      const { page, close } = await openWatched(b, path, { ...PHONE, javaScriptEnabled: false });
      const [kl, weights] = [0, 1].map((i) => page.locator("#finding .comparison").nth(i));
      assert.deepEqual([await kl.isVisible(), await weights.isVisible()], [true, false]);
      await page.locator("#matrix-0").focus();
      await page.keyboard.press("ArrowRight");
      assert.deepEqual([await kl.isVisible(), await weights.isVisible()], [false, true]);
      assert.match(await weights.locator("caption").innerText(), /^Mode-weight error/);
      await close();
    }),
);

browserTest(
  "a thumbnail stands for every fit, and its target's name opens the large maps",
  (b) =>
    withReport(MAPS, async (path) => {
      const { page, close } = await openWatched(b, path, DESKTOP);
      // 5 targets with the truth and 6 estimators; one seed of FD failed, and another is shown.
      assert.equal(await page.locator(".map-grid img").count(), 35);
      const width = await page.locator(".map-grid img").first()
        .evaluate((image) => (image as HTMLImageElement).naturalWidth);
      assert.equal(width, 8);
      await page.locator('.map-grid a[href^="#maps-"]').nth(1).click();
      assert.match(page.url(), /#maps-1$/);
      await close();
    }),
);

browserTest(
  "efficiency has a chart a family and a table an axis, with KL alone beyond maximum likelihood",
  (b) =>
    withReport(AXES, async (path) => {
      const { page, complaints, close } = await openWatched(b, path, PHONE);
      assert.equal(await page.locator("#efficiency [data-chart]").count(), 6);
      const tables = page.locator("#efficiency .efficiency");
      assert.deepEqual(await tables.locator("thead th:first-child").allInnerTexts(), [
        "samples",
        "dimension",
      ]);
      assert.match(await tables.nth(1).locator("thead").innerText(), /4\s+no ML: KL/);
      const gold = tables.nth(1).locator(".efficiency-gold td");
      assert.equal(await gold.nth(1).innerText(), "–");
      assert.ok(await overflow(page) <= 0);
      assert.deepEqual(complaints, []);
      await close();
    }),
);

browserTest(
  "targets whose names hold markup stay text in the comparison",
  (b) =>
    withReport({ ...MAPS, insert: HOSTILE, seeds: 1 }, async (path) => {
      const { page, complaints, close } = await openWatched(b, path, PHONE);
      assert.equal(await page.locator("img[src=x]").count(), 0);
      const heads = await page.locator("#finding .comparison-target").allInnerTexts();
      assert.ok(heads[0].includes(HOSTILE));
      assert.ok(await overflow(page) <= 0);
      assert.deepEqual(complaints, []);
      await close();
    }),
);

Deno.test("the same comparison gives the same page, byte for byte", () =>
  withReport({ ...MAPS, size: 12 }, async (path) => {
    const first = await Deno.readTextFile(path);
    const folder = path.replace(/[^/\\]*$/, "");
    const lines = (await Deno.readTextFile(`${folder}results.ndjson`)).trimEnd().split("\n");
    await Deno.writeTextFile(`${folder}results.ndjson`, lines.reverse().join("\n"));
    assert.equal(await Deno.readTextFile(await writeReport(folder)), first);
  }));
