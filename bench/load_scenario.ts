import { dirname, extname } from "@std/path";
import { resolveModules } from "../src/foreign/resolve_modules.ts";
import { loadSampleTargets } from "../src/suite/load_sample_targets.ts";
import { parseScenario, type ScenarioRegistries } from "../src/suite/scenario_schema.ts";
import type { Scenario } from "../src/suite/scenario.ts";
import { type DistributionChoice, distributionScenario } from "./distribution_scenario.ts";
import { readScenario } from "./read_scenario.ts";

/** The endings of a scenario that a person wrote. */
const WRITTEN = [".json", ".ts", ".js"];

/**
 * Finds a scenario and checks it, with the modules and the files of samples that it names; their paths
 * start from its folder.
 *
 * @param chosen The name of a built-in scenario, the path of a `.json`, `.ts` or `.js` file, or a
 *   distribution to compare estimators on.
 * @param builtIn The built-in scenarios by name.
 * @param registries Where its laws, estimators and divergences are looked up.
 * @param seeds In place of the scenario's own count of seeds.
 * @returns The scenario.
 * @throws {Error} If there is no such scenario, the file cannot be read, or a field is wrong.
 */
export async function loadScenario(
  chosen: string | DistributionChoice,
  builtIn: Readonly<Record<string, Scenario>>,
  registries: ScenarioRegistries,
  seeds?: number,
): Promise<Scenario> {
  const { written, folder } = await find(chosen, builtIn);
  const json = await resolveModules(await loadSampleTargets(written, folder), folder);
  const scenario = parseScenario(json, registries);
  // Checked again, as the schema bounds the count of seeds.
  return seeds === undefined ? scenario : parseScenario({ ...scenario, seeds }, registries);
}

/** What is asked for, not yet checked, and the folder that its paths start from. */
async function find(
  chosen: string | DistributionChoice,
  builtIn: Readonly<Record<string, Scenario>>,
): Promise<{ readonly written: unknown; readonly folder?: string }> {
  if (typeof chosen !== "string") return { written: await distributionScenario(chosen) };
  if (!WRITTEN.includes(extname(chosen))) return { written: findBuiltIn(chosen, builtIn) };
  return { written: await readScenario(chosen), folder: dirname(chosen) };
}

function findBuiltIn(name: string, builtIn: Readonly<Record<string, Scenario>>): Scenario {
  if (Object.hasOwn(builtIn, name)) return builtIn[name];
  const titles = Object.entries(builtIn).map(([known, { title }]) => `\n  ${known}: ${title}`);
  throw new RangeError(
    `Cannot run the scenario as its name must be known or end in .json, .ts or .js: current name is ` +
      `'${name}'; known are${titles.join("")}`,
  );
}
