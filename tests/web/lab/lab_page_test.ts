/// <reference lib="dom" />
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { join } from "@std/path";
import { fileURLToPath } from "node:url";
import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { browserTest } from "../chromium.ts";
import { readHash, writeHash } from "../../../web/lab/share_state.ts";
import { LAB_PRESETS } from "../../../bench/write_lab.ts";
import { DEFAULTS } from "../../../web/lab/lab_state.ts";
import { closedForms, withLab } from "./open_lab.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const narrow = LAB_PRESETS.find(({ name }) => name === "four-gaussians-std-0.5")!;
/** Long enough that blindness shows, short enough for a test. */
const shortRun = writeHash({ ...DEFAULTS, preset: narrow.name, law: narrow.law, steps: 600 });

browserTest(
  "both fits train under the CSP, one of them blind, to the numbers of bench",
  (browser) =>
    withLab(browser, shortRun, async ({ page }) => {
      await page.getByRole("button", { name: "Run both fits" }).click();
      const kls: Record<string, number> = {};
      for (const side of ["fisher", "mixture"]) {
        const panel = page.locator(`.fit.${side}[data-status]`);
        await page.locator(`.fit.${side}[data-status=done]`).waitFor({ timeout: 0 });
        kls[side] = Number(await panel.locator("[data-kl]").getAttribute("data-kl"));
      }
      // From about 20 nats at the start: the tails of the base against narrow modes.
      assert.ok(kls.mixture < 0.5, `MFD ends at ${kls.mixture}`);
      assert.ok(kls.fisher > 5 * kls.mixture, `FD ends at ${kls.fisher}, MFD at ${kls.mixture}`);
      const weightsOf = async (side: string) =>
        (await page.locator(`.weights td.${side}`).allInnerTexts()).map((text) =>
          parseFloat(text) / 100
        );
      assert.ok(distance(await weightsOf("fisher")) > 0.3, `${await weightsOf("fisher")}`);
      assert.ok(distance(await weightsOf("mixture")) < 0.25, `${await weightsOf("mixture")}`);
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Export scenario" }).click();
      const file = await (await download).path();
      const bench = await benchOf(file);
      assert.equal(kls.fisher, bench.get("score-matching"));
      assert.equal(kls.mixture, bench.get("mixture-score-matching"));
    }),
);

browserTest(
  "a mode is moved by the keyboard and by a hand, and the closed forms follow",
  (browser) =>
    withLab(browser, "", async ({ page }) => {
      const handle = page.locator(".handle").first();
      assert.match((await handle.getAttribute("aria-label"))!, /^Mode 1 at -5\.00, -5\.00, weight/);
      await handle.focus();
      for (let press = 0; press < 3; press++) await page.keyboard.press("Shift+ArrowRight");
      const moved = (await handle.getAttribute("aria-label"))!;
      const [, x, y] = /at (\S+), (\S+), weight/.exec(moved)!;
      assert.ok(Number(x) > -4 && Number(y) === -5, moved);
      const before = (await handle.boundingBox())!;
      await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
      await page.mouse.down();
      await page.mouse.move(before.x + 60, before.y - 60, { steps: 4 });
      await page.mouse.up();
      assert.notEqual(await handle.getAttribute("aria-label"), moved);
      await page.waitForURL((url) => url.hash.includes("gaussian-mixture"));
      const { state, problem } = readHash(new URL(page.url()).hash, LAB_PRESETS);
      assert.equal(problem, undefined);
      assert.notDeepEqual(state.law, LAB_PRESETS[0].law);
      await page.keyboard.press("Delete");
      assert.equal(await page.locator(".handle").count(), 3);
    }),
);

browserTest(
  "a shared view opens as it was; a bad one says why and shows the defaults",
  (browser) => {
    const law = {
      law: "gaussian-mixture",
      weights: [0.25, 0.75],
      means: [[-2], [4]],
      covariances: [[[1]], [[1]]],
    };
    const state = { ...DEFAULTS, preset: undefined, law, beta: 0.6, seed: 12, steps: 250 };
    return withLab(browser, writeHash(state), async ({ page, address }) => {
      assert.equal(await page.locator("#beta").inputValue(), "0.6");
      assert.equal(await page.locator("#seed").inputValue(), "12");
      assert.equal(await page.locator(".handle").count(), 2);
      await page.goto(`${address}#${encodeURIComponent('{"t":"blindness-pair","b":7}')}`);
      await page.getByRole("alert").filter({ hasText: "'beta' must be a number from 0.05" })
        .waitFor();
      assert.equal(await page.locator("#beta").inputValue(), "0.9");
      const refused = JSON.stringify({ t: { ...law, weights: [0.25, 0.65] } });
      await page.goto(`${address}#${encodeURIComponent(refused)}`);
      await page.getByRole("alert").filter({
        hasText:
          "Cannot build a distribution as 'target.weights' must sum to 1: current sum is 0.9",
      }).waitFor();
    });
  },
);

browserTest(
  "a pasted law and dropped points become the target",
  (browser) =>
    withLab(browser, "", async ({ page }) => {
      await page.getByText("Bring your own").click();
      await page.locator("#law-json").fill('{"law":"rings","radii":[1],"std":0.2,"weights":[2]}');
      await page.getByRole("button", { name: "Use this law" }).click();
      await page.getByRole("alert").filter({ hasText: "'target.weights' must sum to 1" }).waitFor();
      const rows = Array.from({ length: 200 }, (_, i) => {
        const side = i % 4 === 0 ? -4 : 4;
        return `${side + Math.sin(i)},${Math.cos(1.7 * i)}`;
      });
      await page.locator("#csv").setInputFiles({
        name: "points.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(`x,y\n${rows.join("\n")}`),
      });
      await page.getByText("200 points in points.csv").waitFor();
      assert.ok(await page.locator(".handle").count() >= 2);
    }),
);

browserTest(
  "the lab loads again without a network",
  (browser) =>
    withLab(browser, "", async ({ page, stopServer }) => {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await stopServer();
      await page.reload();
      await closedForms(page);
      await page.getByRole("button", { name: "Run both fits" }).click();
      // The kernel too was kept.
      await page.locator(".fit.mixture .score-note", { hasText: "step" }).waitFor();
      await page.getByRole("button", { name: "Stop" }).click();
    }),
);

for (const colorScheme of ["light", "dark"] as const) {
  browserTest(
    `at 390 pixels nothing is cut off and axe finds nothing, ${colorScheme}`,
    (browser) =>
      withLab(browser, "", async ({ page }) => {
        const overflow = await page.evaluate(() =>
          document.documentElement.scrollWidth - innerWidth
        );
        assert.equal(overflow, 0);
        await page.getByText("Bring your own").click();
        assert.deepEqual(await axeViolations(page), []);
      }, { viewport: { width: 390, height: 844 }, colorScheme, reducedMotion: "reduce" }),
  );
}

/** What axe complains about, as rule and place. */
async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate("axe.run().then(({ violations }) => violations)");
  return (violations as AxeResults["violations"]).flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html}`)
  );
}

/** ½ Σ |estimated − true| against the weights of four Gaussians. */
function distance(weights: readonly number[]): number {
  return 0.5 * weights.reduce((sum, weight, k) => sum + Math.abs(weight - (k + 1) / 10), 0);
}

/** The KL of each estimator by `deno task bench` on a file. */
async function benchOf(file: string): Promise<Map<string, number>> {
  const folder = await Deno.makeTempDir();
  try {
    const scenario = join(folder, "scenario.json");
    await Deno.copyFile(file, scenario);
    const out = join(folder, "run");
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "bench/main.ts", scenario, "--out", out, "--no-report"],
      cwd: ROOT,
    }).output();
    assert.ok(success, new TextDecoder().decode(stderr));
    const lines = (await Deno.readTextFile(join(out, "results.ndjson"))).trim().split("\n");
    return new Map(lines.map((line) => {
      const { trial, metrics } = JSON.parse(line);
      return [trial.estimator.name, metrics.kl.value];
    }));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
