/// <reference lib="dom" />
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { writeReport } from "../../bench/report.ts";
import { browserTest } from "./chromium.ts";
import { writeExampleRun } from "./example_run.ts";
import { openWatched } from "./watched_page.ts";

const TABBABLE =
  "a[href], button:not([disabled]), summary, input, select, textarea, [tabindex='0']";

/** Where the focus is, and what can be seen of it. */
interface Stop {
  /** Its place among the page's stops, by the document's order; −1 outside of them. */
  readonly index: number;
  readonly words: string;
  readonly isInView: boolean;
  readonly outline: number;
}

async function withReport(test: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "blindspot-keyboard-" });
  try {
    await writeExampleRun(folder, { seeds: 1 });
    await test(await writeReport(folder));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** How many stops the Tab key has within an element. */
function stopsIn(page: Page, within: string): Promise<number> {
  return page.evaluate(
    ([within, tabbable]) =>
      [...document.querySelectorAll<HTMLElement>(`${within} :is(${tabbable})`)]
        .filter((element) => element.tabIndex >= 0 && element.checkVisibility()).length,
    [
      within,
      TABBABLE,
    ],
  );
}

/** What has the focus now. */
function stopIn(page: Page, within: string): Promise<Stop> {
  return page.evaluate(([within, tabbable]) => {
    const stops = [...document.querySelectorAll<HTMLElement>(`${within} :is(${tabbable})`)]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility());
    const focused = document.activeElement as HTMLElement;
    const box = focused.getBoundingClientRect();
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const style = getComputedStyle(focused);
    return {
      index: stops.indexOf(focused),
      words: focused.outerHTML.slice(0, 120),
      isInView: left < right && top < bottom && over !== null &&
        (focused.contains(over) || over.contains(focused)),
      outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    };
  }, [within, TABBABLE]);
}

for (const width of [1280, 390]) {
  browserTest(
    `Tab goes through the report in its order, seen at every stop, and back out, ${width} pixels wide`,
    (browser) =>
      withReport(async (path) => {
        const options = { viewport: { width, height: 800 }, reducedMotion: "reduce" } as const;
        const { page, complaints, close } = await openWatched(browser, path, options);
        const count = await stopsIn(page, "body");
        assert.ok(count > 50, `${count} stops`);
        for (let i = 0; i < count; i++) {
          await page.keyboard.press("Tab");
          const stop = await stopIn(page, "body");
          assert.equal(stop.index, i, stop.words);
          assert.ok(stop.isInView, `not in view: ${stop.words}`);
          assert.ok(stop.outline >= 2, `an outline of ${stop.outline}: ${stop.words}`);
        }
        await page.keyboard.press("Tab");
        assert.ok((await stopIn(page, "body")).index <= 0, "the last stop lets go of the focus");
        await page.keyboard.press("Shift+Tab");
        assert.equal((await stopIn(page, "body")).index, count - 1);
        assert.deepEqual(complaints, []);
        await close();
      }),
  );
}

browserTest(
  "the view of a trial keeps the focus until Escape gives it back to the link",
  (browser) =>
    withReport(async (path) => {
      const { page, complaints, close } = await openWatched(browser, path, {
        viewport: { width: 1280, height: 800 },
      });
      const link = page.locator("#results tbody a").first();
      await link.focus();
      await page.keyboard.press("Enter");
      await page.locator("#trial-view [data-chart].live").first().waitFor();
      const count = await stopsIn(page, "#trial-view");
      const seen = new Set<number>();
      // The browser's own places stand between the last stop and the first.
      for (let i = 0; i < count + 2; i++) {
        await page.keyboard.press("Tab");
        const stop = await stopIn(page, "#trial-view");
        if (stop.index >= 0) {
          assert.ok(stop.isInView && stop.outline >= 2, stop.words);
          seen.add(stop.index);
        } else assert.match(stop.words, /^<(body|dialog)/);
      }
      assert.equal(seen.size, count);
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.activeElement?.matches("#results tbody a"));
      assert.equal(await link.evaluate((element) => element === document.activeElement), true);
      assert.deepEqual(complaints, []);
      await close();
    }),
);

browserTest(
  "a chart's series are hidden, isolated and shown, and its axis stretched, by keyboard",
  (browser) =>
    withReport(async (path) => {
      const { page, complaints, close } = await openWatched(browser, path, {
        viewport: { width: 1280, height: 800 },
      });
      const chart = page.locator("[data-chart$=-mixture]");
      const names = chart.locator(".u-label[role=button]");
      const pressed = () => names.evaluateAll((all) => all.map((name) => name.ariaPressed));
      const all = await pressed();
      assert.ok(all.length > 2 && all.every((state) => state === "true"));
      await names.first().focus();
      await page.keyboard.press("Enter");
      assert.deepEqual(await pressed(), ["false", ...all.slice(1)]);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      assert.deepEqual(await pressed(), ["false", "false", ...all.slice(2)]);
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Enter");
      assert.deepEqual(await pressed(), all);
      const steps = async () => {
        // From the left end: how far a press of the key goes tells how the axis is stretched.
        const place = () =>
          chart.locator(".u-cursor-x").evaluate((e) => e.getBoundingClientRect().x);
        await page.keyboard.press("ArrowRight");
        const from = await place();
        for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowRight");
        return await place() - from;
      };
      await chart.focus();
      const before = await steps();
      await page.keyboard.press("+");
      const stretched = await steps();
      assert.ok(Math.abs(stretched / before - 2) < 0.1, `${before} became ${stretched} pixels`);
      await page.keyboard.press("0");
      const after = await steps();
      assert.ok(Math.abs(after / before - 1) < 0.1, `${before} became ${after} pixels`);
      assert.deepEqual(complaints, []);
      await close();
    }),
);
