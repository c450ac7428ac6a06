import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { foreignParts } from "../../src/foreign/foreign_parts.ts";
import { loadModule } from "../../src/foreign/load_module.ts";

const load = (name: string) =>
  loadModule(fileURLToPath(new URL(`modules/${name}`, import.meta.url)), { trust: true });

Deno.test("what a module leaves out is not there, and what it states is", async () => {
  const bell = foreignParts(await load("bell.ts"), { width: 2 });
  assert.deepEqual([bell.score, bell.support, bell.modes], [undefined, undefined, undefined]);
  assert.equal(bell.sample!([1, 2], 5).length, 5);
  // The log density of N(0, 4) at its mean.
  const [height] = bell.logDensity(Float64Array.of(0));
  assert.ok(Math.abs(height + Math.log(2 * Math.sqrt(2 * Math.PI))) < 1e-14);
});

Deno.test("modes are asked of the module, and a missing normaliser stays missing", async () => {
  const bells = foreignParts(await load("two_bells.ts"), {});
  assert.equal(bells.normalised, false);
  assert.deepEqual(bells.modes!.weights, [0.3, 0.7]);
  assert.deepEqual([...bells.modes!.assign(Float64Array.of(-4, 0, 4, 0))], [0, 1]);
});
