/// <reference lib="dom" />
import assert from "node:assert/strict";
import { join } from "@std/path";
import type { Page } from "playwright-core";
import { writeReport } from "../../bench/report.ts";
import { browserTest } from "./chromium.ts";
import { type ExampleOptions, writeExampleRun } from "./example_run.ts";
import { openWatched } from "./watched_page.ts";

const HOSTILE = `</script><img src=x onerror=alert(1)><script>alert(2)</script>"'&{{7*7}}`;
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 } };

async function withReport(
  options: ExampleOptions,
  test: (path: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "blindspot-report-" });
  try {
    await writeExampleRun(folder, options);
    await test(await writeReport(folder));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** How many colours each canvas holds: 1 is a blank one. */
function canvasColours(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("canvas")].map((canvas) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    })
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [name, size] of [["a desktop", DESKTOP], ["a phone", PHONE]] as const) {
    browserTest(
      `on ${name} in ${colorScheme} the report draws every chart and says nothing`,
      (b) =>
        withReport({}, async (path) => {
          const { page, complaints, close } = await openWatched(b, path, { ...size, colorScheme });
          const places = await page.locator("[data-chart]").count();
          const colours = await canvasColours(page);
          // 2 blindness charts, 2 sweeps and 8 training charts, a canvas each.
          assert.equal(places, 12);
          assert.equal(colours.length, 12);
          assert.ok(colours.every((count) => count > 3), `colours a canvas: ${colours}`);
          const [content, visible] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ]);
          assert.ok(content <= visible, `content is ${content} wide in ${visible}`);
          assert.deepEqual(complaints, []);
          await close();
        }),
    );
  }
}

browserTest(
  "the first screen shows target, FD and MFD with their pictures and mode weights",
  (b) =>
    withReport({}, async (path) => {
      const { page, close } = await openWatched(b, path, DESKTOP);
      const panels = page.locator(".hero .panel");
      assert.equal(await panels.count(), 3);
      for (const panel of await panels.all()) {
        const box = await panel.boundingBox();
        assert.ok(box !== null && box.y + box.height <= DESKTOP.viewport.height);
        const [width, rows] = await panel.evaluate((element) => [
          element.querySelector("img")!.naturalWidth,
          element.querySelectorAll("tbody tr").length,
        ]);
        assert.deepEqual([width, rows], [96, 4]);
      }
      await close();
    }),
);

browserTest(
  "without its script the report shows all tables and a static picture of each chart",
  (b) =>
    withReport({}, async (path) => {
      const options = { ...PHONE, javaScriptEnabled: false };
      const { page, complaints, close } = await openWatched(b, path, options);
      assert.equal(await page.locator("canvas").count(), 0);
      const pictures = page.locator("[data-chart] > svg.static-chart");
      assert.equal(await pictures.count(), 12);
      for (const picture of await pictures.all()) assert.ok(await picture.isVisible());
      // 2 targets × 4 estimators.
      assert.equal(await page.locator(".scores tbody tr:not(.group)").count(), 8);
      assert.ok(await page.locator(".scores").isVisible());
      // 99 values of α_q in each blindness chart.
      assert.equal(
        await page.locator("#blindness details").first().locator("tbody tr").count(),
        99,
      );
      assert.deepEqual(complaints, []);
      await close();
    }),
);

browserTest(
  "names and reasons that hold markup stay text",
  (b) =>
    withReport({ insert: HOSTILE, seeds: 1 }, async (path) => {
      const { page, complaints, close } = await openWatched(b, path, DESKTOP);
      assert.equal(await page.locator("img[src=x], script:not([id])").count(), 1);
      assert.ok((await page.locator("h1").innerText()).includes(HOSTILE));
      assert.ok((await page.locator("#failures .reason").innerText()).includes(HOSTILE));
      assert.ok((await page.locator(".scores .group").first().innerText()).includes(HOSTILE));
      assert.equal((await canvasColours(page)).length, 12);
      assert.deepEqual(complaints, []);
      await close();
    }),
);

browserTest(
  "no element has a style or an event handler of its own in the HTML",
  (b) =>
    withReport({ seeds: 1 }, async (path) => {
      const { page, close } = await openWatched(b, path, { javaScriptEnabled: false });
      const html = await Deno.readTextFile(path);
      assert.doesNotMatch(
        html.slice(html.indexOf("<body>"), html.indexOf("<script")),
        /<[^>]* (style|on\w+)=/,
      );
      assert.equal(await page.locator("[style]").count(), 0);
      await close();
    }),
);

browserTest(
  "the crosshair's values follow the arrow keys",
  (b) =>
    withReport({ seeds: 1 }, async (path) => {
      const { page, close } = await openWatched(b, path, DESKTOP);
      const chart = page.locator("[data-chart$=-mixture]");
      await chart.focus();
      for (let i = 0; i < 50; i++) await page.keyboard.press("ArrowRight");
      const [alpha, , , fisher] = await chart.locator(".u-value").allInnerTexts();
      assert.equal(alpha, "0.5");
      // FD of the ±5 pair at α_q = 0.5 is 2.31e-6.
      assert.equal(fisher, "2.31×10⁻⁶");
      await close();
    }),
);

browserTest(
  "a change of the colour scheme redraws the charts in other colours",
  (b) =>
    withReport({ seeds: 1 }, async (path) => {
      const { page, complaints, close } = await openWatched(b, path, DESKTOP);
      const picture = () =>
        page.locator("canvas").first().evaluate((c) => (c as HTMLCanvasElement).toDataURL());
      const light = await picture();
      await page.emulateMedia({ colorScheme: "dark" });
      await page.waitForFunction(
        (before) => document.querySelector("canvas")!.toDataURL() !== before,
        light,
      );
      assert.equal(await page.locator("canvas").count(), 12);
      assert.deepEqual(complaints, []);
      await close();
    }),
);

Deno.test("the same run gives the same page, byte for byte, and leaves nothing else behind", () =>
  withReport({}, async (path) => {
    const folder = join(path, "..");
    const before = [...Deno.readDirSync(folder)].map((entry) => entry.name).sort();
    const first = await Deno.readTextFile(path);
    const lines = (await Deno.readTextFile(join(folder, "results.ndjson"))).trimEnd().split("\n");
    await Deno.writeTextFile(join(folder, "results.ndjson"), lines.reverse().join("\n"));
    assert.equal(await Deno.readTextFile(await writeReport(folder)), first);
    assert.deepEqual([...Deno.readDirSync(folder)].map((entry) => entry.name).sort(), before);
  }));

Deno.test("a run without manifest and artifacts still gives a page, which says what is missing", () =>
  withReport({ seeds: 1 }, async (path) => {
    const folder = join(path, "..");
    await Deno.remove(join(folder, "manifest.json"));
    await Deno.remove(join(folder, "artifacts"), { recursive: true });
    const html = await Deno.readTextFile(await writeReport(folder));
    assert.match(html, /manifest\.json: is missing/);
    assert.match(html, /No density grid was kept/);
  }));
