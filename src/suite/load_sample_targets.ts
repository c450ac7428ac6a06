import { relative, resolve } from "@std/path";
import { readSamples } from "../samples/read_samples.ts";
import { type SampleSource, sampleSourceSchema } from "../samples/sample_source.ts";
import { validate } from "../validation/issues.ts";
import type { SampleTarget } from "./trial.ts";

/**
 * Reads the files of a scenario's sample targets before any work starts, and fills in their digests and
 * counts. Whatever else is wrong with the scenario is left to `parseScenario`.
 *
 * @param json The scenario, as JSON gives it.
 * @param folder What the files' relative paths start from; the working directory if left out.
 * @returns The scenario with paths from the working directory.
 * @throws {TypeError} If a source has a field that is missing, unknown or of another type.
 * @throws {Error} If a file cannot be read as samples; see `readSamples`.
 */
export async function loadSampleTargets(json: unknown, folder = "."): Promise<unknown> {
  if (!isRecord(json) || json.fits === undefined) return json;
  if (!Array.isArray(json.fits)) {
    return { ...json, fits: await loadPlan(json.fits, "fits", folder) };
  }
  const fits: unknown[] = [];
  for (const [index, plan] of json.fits.entries()) {
    fits.push(await loadPlan(plan, `fits[${index}]`, folder));
  }
  return { ...json, fits };
}

/**
 * A target from a file of samples: all columns, standardised, with rows that miss a value refused.
 *
 * @param file A `.csv` or `.npy` file: a path from the working directory.
 * @returns The target, named as the file.
 * @throws {Error} If the file cannot be read as samples; see `readSamples`.
 */
export async function targetFromFile(file: string): Promise<SampleTarget> {
  const source = { file, standardise: true };
  const data = await loaded(source, "data", ".");
  return { name: file.split(/[/\\]/).at(-1)!.replace(/\.(csv|npy)$/i, ""), data };
}

async function loadPlan(plan: unknown, field: string, folder: string): Promise<unknown> {
  if (!isRecord(plan) || !Array.isArray(plan.targets)) return plan;
  const targets: unknown[] = [];
  for (const [index, target] of plan.targets.entries()) {
    targets.push(
      isRecord(target) && "data" in target
        ? { ...target, data: await loaded(target.data, `${field}.targets[${index}].data`, folder) }
        : target,
    );
  }
  return { ...plan, targets };
}

async function loaded(data: unknown, field: string, folder: string): Promise<SampleTarget["data"]> {
  const source: SampleSource = validate(sampleSourceSchema, data, "run the scenario", field);
  // One way to write a path, whatever the system; a package's file is the same everywhere.
  const file = source.file.startsWith("npm:")
    ? source.file
    : relative(Deno.cwd(), resolve(folder, source.file)).replaceAll("\\", "/");
  return (await readSamples({ ...source, file })).source;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
