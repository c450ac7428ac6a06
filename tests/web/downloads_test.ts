/// <reference lib="dom" />
import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { decode } from "fast-png";
import type { Locator, Page } from "playwright-core";
import { writeReport } from "../../bench/report.ts";
import { browserTest } from "./chromium.ts";
import { type ExampleOptions, writeExampleRun } from "./example_run.ts";
import { openWatched } from "./watched_page.ts";

const HOSTILE = `</script><img src=x onerror=alert(1)><script>alert(2)</script>"'&{{7*7}}`;
const DESKTOP = { viewport: { width: 1280, height: 900 }, acceptDownloads: true };

async function withReport(
  options: ExampleOptions,
  test: (path: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "blindspot-downloads-" });
  try {
    await writeExampleRun(folder, options);
    await test(await writeReport(folder));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Opens a menu by keyboard and takes one of its files. */
async function take(
  page: Page,
  menu: Locator,
  format: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  if (await menu.getAttribute("open") === null) {
    await menu.locator("summary").focus();
    await page.keyboard.press("Enter");
  }
  const button = menu.getByText(format, { exact: true });
  await button.focus();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.keyboard.press("Enter"),
  ]);
  return { name: download.suggestedFilename(), bytes: await Deno.readFile(await download.path()) };
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A download of a blob is a request of the page to itself. */
function others(complaints: readonly string[]): string[] {
  return complaints.filter((entry) => !entry.startsWith("request: blob:"));
}

browserTest(
  "every chart and map has a menu, and it is not printed",
  (b) =>
    withReport({ seeds: 1 }, async (path) => {
      const { page, complaints, close } = await openWatched(b, path, DESKTOP);
      const figures = page.locator("figure.chart-figure, figure.maps, table.comparison");
      for (const figure of await figures.all()) {
        const inside = await figure.locator(".downloads").count();
        const after = await figure.evaluate((e) =>
          Number((e.closest(".scroll") ?? e).nextElementSibling?.matches(".downloads") ?? false)
        );
        assert.equal(inside + after, 1);
      }
      await page.emulateMedia({ media: "print" });
      for (const menu of await page.locator(".downloads").all()) assert.ok(!await menu.isVisible());
      assert.deepEqual(complaints, []);
      await close();
    }),
);

browserTest(
  "the CSV of a chart holds its numbers under labels with units",
  (b) =>
    withReport({ seeds: 1 }, async (path) => {
      const { page, complaints, close } = await openWatched(b, path, DESKTOP);
      const figure = page.locator("figure.chart-figure:has([data-chart$=-mixture])").first();
      const { name, bytes } = await take(page, figure.locator(".downloads"), "CSV");
      assert.match(name, /^[^<>/\\]+\.csv$/);
      const [header, ...rows]: string[][] = parse(textOf(bytes));
      const chart = await figure.locator("[data-chart]").evaluate((place) => {
        const charts = JSON.parse(document.getElementById("charts")!.textContent!);
        return charts.find(({ id }: { id: string }) => id === (place as HTMLElement).dataset.chart);
      });
      assert.equal(header[0], chart.x.label);
      assert.ok(header.slice(1).every((column) => column.includes(`[${chart.y.label}]`)));
      assert.deepEqual(rows.map(([x]) => Number(x)), chart.abscissae);
      // FD of the ±5 pair at α_q = 0.5 is 2.31e-6: all its digits, where the page shows three.
      const fisher = header.findIndex((column) => /^FD\b/.test(column));
      const middle = rows.find(([x]) => Number(x) === 0.5)!;
      assert.equal(Number(middle[fisher]).toPrecision(3), "0.00000231");
      assert.ok(middle[fisher].replace(/^[0.]+/, "").length > 10);
      assert.deepEqual(others(complaints), []);
      await close();
    }),
);

browserTest(
  "the CSV of a density map holds log densities of target and fits",
  (b) =>
    withReport({ seeds: 1 }, async (path) => {
      const { page, complaints, close } = await openWatched(b, path, DESKTOP);
      const figure = page.locator("#fits figure.maps").first();
      const { bytes } = await take(page, figure.locator(".downloads"), "CSV");
      const [header, ...rows]: string[][] = parse(textOf(bytes));
      assert.equal(rows.length, 96 * 96);
      assert.deepEqual(header.slice(0, 2), ["x", "y"]);
      assert.match(header[2], /^target: log density \[nats, 8 bits from /);
      const [low, high] = /from (\S+) to (\S+)\]/.exec(header[2])!.slice(1).map(Number);
      // The target in closed form: four Gaussians of standard deviation 0.5 at (±5, ±5).
      for (const [x, y, target] of rows.map((row) => row.map(Number))) {
        const density = [[-5, -5, 0.1], [-5, 5, 0.2], [5, -5, 0.3], [5, 5, 0.4]].reduce(
          (sum, [a, c, weight]) =>
            sum + weight * Math.exp(-2 * ((x - a) ** 2 + (y - c) ** 2)) / (Math.PI / 2),
          1e-30,
        );
        const expected = Math.min(high, Math.max(low, Math.log(density)));
        assert.ok(Math.abs(target - expected) <= (high - low) / 510 + 1e-3, `${x}, ${y}`);
      }
      assert.deepEqual(others(complaints), []);
      await close();
    }),
);

browserTest(
  "SVG and PNG of charts, maps and heat maps are whole pictures",
  (b) =>
    withReport({ seeds: 1, insert: HOSTILE }, async (path) => {
      const { page, complaints, close } = await openWatched(b, path, DESKTOP);
      const places = ["#blindness figure.chart-figure", "#fits figure.maps"];
      for (const place of places) {
        const menu = page.locator(place).first().locator(".downloads").first();
        const svg = await take(page, menu, "SVG");
        const parsed = await page.evaluate((text) => {
          const root = new DOMParser().parseFromString(text, "image/svg+xml");
          return {
            error: root.querySelector("parsererror")?.textContent,
            drawn: root.querySelectorAll("polyline, image, text").length,
            alien: root.querySelectorAll("script, foreignObject, [onerror], [class], style").length,
          };
        }, textOf(svg.bytes));
        assert.equal(parsed.error, undefined);
        assert.equal(parsed.alien, 0);
        assert.ok(parsed.drawn > 10, `${place}: ${parsed.drawn}`);
        const png = await take(page, menu, "PNG");
        const { width, height, data } = decode(png.bytes);
        assert.ok(width > 500 && height > 300, `${width} × ${height}`);
        const colours = new Set<number>();
        for (let i = 0; i < data.length; i += 4) {
          colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
        }
        assert.ok(colours.size > 20, `${place}: ${colours.size} colours`);
        assert.match(svg.name, /^[^<>/\\]+\.svg$/);
      }
      assert.deepEqual(others(complaints), []);
      await close();
    }),
);

browserTest(
  "the charts of a trial's view have downloads too",
  (b) =>
    withReport({ seeds: 1 }, async (path) => {
      const { page, complaints, close } = await openWatched(b, path, DESKTOP);
      await page.evaluate(() => void (location.hash = "#trial=four-score-matching-1-0"));
      await page.locator("#trial-view .trial-article").waitFor();
      const loss = page.locator("#trial-view figure.chart-figure").first();
      const { name, bytes } = await take(page, loss.locator(".downloads"), "CSV");
      assert.match(name, /four-gaussians-0\.5.*loss\.csv$/);
      const rows: string[][] = parse(textOf(bytes));
      // 161 records of training, thinned evenly by two, and the header.
      assert.equal(rows.length, 82);
      const scores = page.locator("#trial-view figure.maps").nth(1);
      const arrows: string[][] = parse(
        textOf((await take(page, scores.locator(".downloads"), "CSV")).bytes),
      );
      assert.equal(arrows.length, 18 * 18 + 1);
      assert.match(arrows[0][2], /∇ log p, x component \[nats\/length\]/);
      assert.deepEqual(others(complaints), []);
      await close();
    }),
);
