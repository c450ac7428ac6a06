import assert from "node:assert/strict";
import { join } from "@std/path";
import { distributionScenario } from "../../bench/distribution_scenario.ts";
import { loadScenario } from "../../bench/load_scenario.ts";
import { fitPlans, type Scenario } from "../../src/suite/scenario.ts";
import { registries } from "../../src/suite/registries.ts";

const RINGS = { law: "rings", radii: [1, 3], std: 0.2, weights: [0.3, 0.7] };

async function withFolder(check: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await check(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a law in JSON becomes a valid scenario of the usual estimators", async () => {
  await withFolder(async (folder) => {
    const file = join(folder, "MyTwo_rings.json");
    await Deno.writeTextFile(file, JSON.stringify(RINGS));
    const scenario = await loadScenario({ file }, {}, registries);
    assert.equal(scenario.name, "my-two-rings");
    const [{ targets, estimators }] = fitPlans(scenario);
    assert.deepEqual(targets, [{ name: "my-two-rings", law: RINGS }]);
    assert.ok(estimators.some(({ name }) => name === "score-matching"));
  });
});

Deno.test("each β makes a row of MFD, and other estimators have one", async () => {
  const scenario = await distributionScenario({
    file: "mine.ts",
    estimators: ["score-matching", "mixture-score-matching", "./own.ts"],
    betas: [0.5, 0.9],
  }) as Scenario;
  const [{ targets, estimators }] = fitPlans(scenario);
  assert.deepEqual(estimators, [
    { name: "score-matching" },
    { name: "mixture-score-matching", beta: 0.5 },
    { name: "mixture-score-matching", beta: 0.9 },
    { name: "./own.ts" },
  ]);
  assert.deepEqual(targets, [{ name: "mine", law: { law: "./mine.ts" } }]);
});

Deno.test("samples stand in the place of a law", async () => {
  const scenario = await distributionScenario({ file: "a/penguins.csv" }) as Scenario;
  assert.deepEqual(fitPlans(scenario)[0].targets, [
    { name: "penguins", data: { file: "a/penguins.csv", standardise: true } },
  ]);
});

Deno.test("what is no distribution is refused with what was wanted", async () => {
  await withFolder(async (folder) => {
    const write = async (name: string, text: string) => {
      await Deno.writeTextFile(join(folder, name), text);
      return join(folder, name);
    };
    const cases: [string, RegExp][] = [
      ["x.txt", /'--distribution' must end in \.json, \.ts, \.js, \.csv or \.npy.*"x\.txt"/],
      [join(folder, "none.json"), /as there is no such file$/],
      [await write("cut.json", "{"), /Cannot read the law '.*cut\.json' as /],
      [await write("no.json", "[1]"), /'law' is missing: wanted a law's name$/],
      [await write("s.json", '{"seeds": 1}'), /this is a scenario: deno task bench .*s\.json$/],
    ];
    for (const [file, message] of cases) {
      await assert.rejects(distributionScenario({ file }), { message });
    }
  });
});

Deno.test("β is refused where no estimator has one", async () => {
  const choice = { file: "a.ts", estimators: ["score-matching"], betas: [0.5] };
  await assert.rejects(distributionScenario(choice), {
    name: "RangeError",
    message: /'--estimators' must hold one of mixture-score-matching.*score-matching$/,
  });
});
