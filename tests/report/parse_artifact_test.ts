import assert from "node:assert/strict";
import { decodeDensityGrid, parseArtifact } from "../../src/report/parse_artifact.ts";

// IEEE 754 single precision, little-endian: 1 = 00 00 80 3f, −2 = 00 00 00 c0.
const ONE_AND_MINUS_TWO = "AACAPwAAAMA=";
const grid = { lower: [0], upper: [1], shape: [2], logDensity: ONE_AND_MINUS_TWO };

Deno.test("decodeDensityGrid reads little-endian float32", () => {
  assert.deepEqual([...decodeDensityGrid(grid).values], [1, -2]);
});

Deno.test("decodeDensityGrid refuses values that do not fill the shape", () => {
  assert.throws(
    () => decodeDensityGrid({ ...grid, shape: [2, 2] }),
    /must hold 4 float32 values: current length is 8 bytes/,
  );
});

Deno.test("parseArtifact takes a target's density without a training curve", () => {
  const { density, training } = parseArtifact({ density: grid });
  assert.deepEqual([...density!.values], [1, -2]);
  assert.equal(training, undefined);
});

Deno.test("parseArtifact names the field that is not as expected", () => {
  assert.throws(() => parseArtifact({ density: { ...grid, shape: [0] } }), /'density\.shape\.0'/);
  assert.throws(() => parseArtifact(null), TypeError);
});
