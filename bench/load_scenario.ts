import { dirname } from "@std/path";
import { resolveModules } from "../src/foreign/resolve_modules.ts";
import { loadSampleTargets } from "../src/suite/load_sample_targets.ts";
import { parseScenario, type ScenarioRegistries } from "../src/suite/scenario_schema.ts";
import type { Scenario } from "../src/suite/scenario.ts";

/**
 * Finds a scenario and checks it, with the modules and the files of samples that it names; their paths
 * start from its folder.
 *
 * @param name The name of a built-in scenario, or the path of a `.json` file.
 * @param builtIn The built-in scenarios by name.
 * @param registries Where its laws, estimators and divergences are looked up.
 * @param seeds In place of the scenario's own count of seeds.
 * @returns The scenario.
 * @throws {Error} If there is no such scenario, the file cannot be read, or a field is wrong.
 */
export async function loadScenario(
  name: string,
  builtIn: Readonly<Record<string, Scenario>>,
  registries: ScenarioRegistries,
  seeds?: number,
): Promise<Scenario> {
  const isFile = name.endsWith(".json");
  const written = isFile ? await readJson(name) : findBuiltIn(name, builtIn);
  const folder = isFile ? dirname(name) : undefined;
  const json = await resolveModules(await loadSampleTargets(written, folder), folder);
  const scenario = parseScenario(json, registries);
  // Checked again, as the schema bounds the count of seeds.
  return seeds === undefined ? scenario : parseScenario({ ...scenario, seeds }, registries);
}

function findBuiltIn(name: string, builtIn: Readonly<Record<string, Scenario>>): Scenario {
  if (Object.hasOwn(builtIn, name)) return builtIn[name];
  const titles = Object.entries(builtIn).map(([known, { title }]) => `\n  ${known}: ${title}`);
  throw new RangeError(
    `Cannot run the scenario as its name must be known or end in '.json': current name is ` +
      `'${name}'; known are${titles.join("")}`,
  );
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await Deno.readTextFile(path));
  } catch (error) {
    const reason = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : (error as Error).message;
    throw new SyntaxError(`Cannot read the scenario '${path}' as ${reason}`);
  }
}
