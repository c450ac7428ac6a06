import assert from "node:assert/strict";
import Ajv from "ajv/dist/2020.js";
import { scenarios } from "../../bench/scenarios/mod.ts";
import { scenarioJsonSchema } from "../../src/suite/scenario_json_schema.ts";

const validate = new Ajv.default({ strict: false }).compile(scenarioJsonSchema());

/** A scenario with a law and an estimator. */
function scenarioWith(law: unknown, estimator: unknown, rest: object = {}) {
  return {
    $schema: "./scenario.schema.json",
    name: "mine",
    title: "Mine",
    description: "Mine.",
    seeds: 2,
    fits: {
      targets: [{ name: "a", law }],
      estimators: [estimator],
      budget: { steps: 10, batch: 8 },
    },
    ...rest,
  };
}

const RINGS = { law: "rings", radii: [1, 3], std: 0.2, weights: [0.3, 0.7] };
const FD = { name: "score-matching" };

for (const [name, scenario] of Object.entries(scenarios)) {
  Deno.test(`the JSON Schema takes the scenario ${name}`, () => {
    const json = JSON.parse(JSON.stringify(scenario));
    assert.ok(validate(json), JSON.stringify(validate.errors?.slice(0, 3)));
  });
}

for (
  const [what, scenario] of [
    ["a law within a law", scenarioWith({ law: "noised", of: RINGS, variance: 1 }, FD)],
    [
      "a module as law and as metric",
      scenarioWith({ law: "./a.ts", width: 2 }, FD, {
        metrics: ["./m.ts"],
      }),
    ],
    ["a file of samples", {
      ...scenarioWith(RINGS, FD),
      fits: {
        targets: [{ name: "p", data: { file: "p.csv", columns: ["a", 1] } }],
        estimators: [FD],
        budget: { steps: 1, batch: 1 },
      },
    }],
  ] as const
) {
  Deno.test(`the JSON Schema takes ${what}`, () => {
    assert.ok(validate(scenario), JSON.stringify(validate.errors?.slice(0, 3)));
  });
}

for (
  const [what, scenario] of [
    ["an unknown law", scenarioWith({ law: "ring" }, FD)],
    ["an unknown parameter of a law", scenarioWith({ ...RINGS, stds: 1 }, FD)],
    ["a negative parameter of an estimator", scenarioWith(RINGS, { ...FD, learningRate: -1 })],
    ["an unknown estimator", scenarioWith(RINGS, { name: "score-match" })],
    ["an unknown field", scenarioWith(RINGS, FD, { seed: 3 })],
    ["too few seeds", scenarioWith(RINGS, FD, { seeds: 0 })],
  ] as const
) {
  Deno.test(`the JSON Schema refuses ${what}`, () => assert.equal(validate(scenario), false));
}
