import assert from "node:assert/strict";
import { DENSITY_PALETTE, RATIO_PALETTE } from "../../web/trial/palettes.ts";
import { difference, seen, VISIONS } from "./colour_vision.ts";

/** Three times what is just noticeable: lines that lie apart and have dashes of their own. */
const LINES = 0.06;
/** Twice: steps of an ordered scale that lie side by side, with the number in each cell. */
const STEPS = 0.04;
/** FD's colour against MFD's and blind against seeing, which all pictures share. */
const SIDES = 0.15;
/** Non-text contrast of WCAG 2.2, 1.4.11. */
const CONTRAST = 3;

const style = (name: string) =>
  Deno.readTextFileSync(new URL(`../../web/style/${name}`, import.meta.url));
const [light, dark] = themes();

/** The tokens in light, and those in dark over them. */
function themes(): [Map<string, string>, Map<string, string>] {
  const [own, over] = style("tokens.css").split("@media").map((part) =>
    [...part.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) =>
      [name, value] as const
    )
  );
  return [new Map(own), new Map([...own, ...over])];
}

function seriesOf(theme: ReadonlyMap<string, string>): string[] {
  return [0, 1, 2, 3, 4, 5, 6].map((index) => theme.get(`--series-${index}`)!);
}

/** The relative luminance of WCAG 2.2, from linear light. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((start) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

Deno.test("the simulation keeps greys, and takes red from green where it should", () => {
  for (const vision of VISIONS) {
    // The rows of each published matrix sum to 1.
    const [lightness] = seen("#808080", vision);
    assert.ok(Math.abs(lightness - seen("#808080", "none")[0]) < 1e-3, vision);
  }
  // sRGB white is (1, 0, 0) in OKLab.
  const white = seen("#ffffff", "none");
  assert.ok(Math.hypot(white[0] - 1, white[1], white[2]) < 1e-4);
  const confused = difference("#a05a00", "#5f7a00", "deuteranopia");
  assert.ok(confused < difference("#a05a00", "#5f7a00", "none") / 2);
});

for (const [name, theme] of [["light", light], ["dark", dark]] as const) {
  Deno.test(`every two series can be told apart by all eyes, ${name}`, () => {
    const series = seriesOf(theme);
    for (const vision of VISIONS) {
      series.forEach((first, i) =>
        series.slice(i + 1).forEach((second) => {
          const apart = difference(first, second, vision);
          assert.ok(apart >= LINES, `${first}, ${second}: ${apart} under ${vision}`);
        })
      );
      const sides = difference(series[0], series[1], vision);
      assert.ok(sides >= SIDES, `FD and MFD: ${sides} under ${vision}`);
    }
  });

  Deno.test(`the two main series stand out from the page, ${name}`, () => {
    const page = luminance(theme.get("--page")!);
    for (const colour of seriesOf(theme).slice(0, 2)) {
      const own = luminance(colour);
      const contrast = (Math.max(own, page) + 0.05) / (Math.min(own, page) + 0.05);
      assert.ok(contrast >= CONTRAST, `${colour}: ${contrast}`);
    }
  });
}

Deno.test("a heat map's colours rise in lightness and differ from their neighbours for all eyes", () => {
  const colours = [...style("sight.css").matchAll(/\.heat-(\d) \{\s+background: (#[0-9a-f]{6})/g)]
    .map(([, , colour]) => colour);
  assert.equal(colours.length, 8);
  for (const vision of VISIONS) {
    colours.slice(1).forEach((colour, i) => {
      assert.ok(seen(colour, vision)[0] > seen(colours[i], vision)[0], `${colour}, ${vision}`);
      const apart = difference(colours[i], colour, vision);
      assert.ok(apart >= STEPS, `${colours[i]}, ${colour}: ${apart} under ${vision}`);
    });
  }
});

Deno.test("a density map never grows darker where the density grows, for all eyes", () => {
  for (const vision of VISIONS) {
    const lightness = DENSITY_PALETTE.map((colour) => seen(colour, vision)[0]);
    // Every eighth of the scale: one level is one step of 255 in each channel.
    for (let level = 32; level < lightness.length; level += 32) {
      assert.ok(lightness[level] - lightness[level - 32] > STEPS, `level ${level} of ${vision}`);
    }
  }
});

Deno.test("an error map's too little and too much differ for all eyes, and both from none", () => {
  const [grey, ...scale] = RATIO_PALETTE;
  const middle = scale.length / 2;
  for (const vision of VISIONS) {
    for (const share of [0.5, 0.75, 1]) {
      const reach = Math.round(share * (middle - 1));
      const [low, high] = [scale[Math.floor(middle - reach)], scale[Math.floor(middle + reach)]];
      assert.ok(difference(low, high, vision) >= LINES, `${share} under ${vision}`);
      for (const end of [low, high]) {
        assert.ok(difference(end, scale[Math.floor(middle)], vision) >= LINES, `${share}`);
      }
    }
    assert.ok(difference(grey, scale[Math.floor(middle)], vision) >= LINES, vision);
  }
});
