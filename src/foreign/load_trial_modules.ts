import { loadedLaws } from "../distributions/mod.ts";
import { loadedDivergences } from "../divergences/mod.ts";
import type { AnyEstimator } from "../estimators/mod.ts";
import type { Metric } from "../metrics/metric.ts";
import { z } from "zod";
import { foreignDistribution } from "./foreign_distribution.ts";
import { foreignDivergence } from "./foreign_divergence.ts";
import { foreignEstimator } from "./foreign_estimator.ts";
import { foreignMetric } from "./foreign_metric.ts";
import { ForeignModuleError } from "./foreign_module_error.ts";
import { type LoadedModule, openModule } from "./load_module.ts";
import type { ModuleKind } from "./module_host.ts";
import { moduleField, moduleReferences } from "./module_name.ts";
import { moduleUrl } from "./module_url.ts";
import { readModule } from "./read_module.ts";

/** Estimators of the modules of the trial that runs, by the modules' names. */
export const loadedEstimators = new Map<string, AnyEstimator>();

const loadedMetrics = new Map<string, LoadedModule>();

/**
 * Loads the modules that a trial names, and puts them where laws, estimators, divergences and metrics
 * are looked up. One trial runs in a realm at a time.
 *
 * @param trial The trial, with the digest of every module.
 * @param trust Whether modules run beside the suite, in place of sandboxes.
 * @returns Ends the modules' workers, and has them forgotten.
 * @throws {Error} If a module cannot be read.
 * @throws {ForeignModuleError} If one is not what it was when the run was planned, cannot be loaded, or
 * is of another kind than its place wants.
 */
export async function loadTrialModules(trial: unknown, trust: boolean): Promise<Disposable> {
  const loaded = new Map<string, LoadedModule>();
  const forget = () => {
    for (const module of loaded.values()) module.calls.close();
    const registries = [loadedLaws, loadedDivergences, loadedEstimators, loadedMetrics];
    for (const registry of registries) registry.clear();
  };
  try {
    for (const [reference, kind] of placesOf(trial)) {
      const field = moduleField(reference)!;
      const name = reference[field] as string;
      const module = loaded.get(name) ?? await load(name, reference.sha256, trust);
      loaded.set(name, module);
      if (module.kind !== kind) {
        throw new ForeignModuleError(
          name,
          `must be of kind '${kind}' where it is named: it is of kind '${module.kind}'`,
        );
      }
      register(module);
    }
  } catch (error) {
    forget();
    throw error;
  }
  return { [Symbol.dispose]: forget };
}

/**
 * A metric of a module that was loaded.
 *
 * @param method The module's name beside its parameters.
 * @throws {RangeError} If there is no such module.
 */
export function loadedMetric(
  { name, sha256: _, ...parameters }: {
    readonly name: string;
    readonly [parameter: string]: unknown;
  },
): Metric {
  const module = loadedMetrics.get(name);
  if (module !== undefined) return foreignMetric(module, parameters);
  throw new RangeError(`Cannot score the fit as the metric '${name}' must be a module: it is none`);
}

async function load(name: string, sha256: unknown, trust: boolean): Promise<LoadedModule> {
  const source = await readModule(name, moduleUrl(name));
  if (source.sha256 === sha256) return await openModule(source, { trust });
  throw new ForeignModuleError(
    name,
    `is not what it was when the run was planned: its digest must be ${sha256}: it is ${source.sha256}`,
  );
}

function register(module: LoadedModule): void {
  const { name, kind } = module;
  if (kind === "estimator") loadedEstimators.set(name, foreignEstimator(module));
  else if (kind === "divergence") loadedDivergences.set(name, foreignDivergence(module));
  else if (kind === "metric") loadedMetrics.set(name, module);
  else {
    loadedLaws.set(name, {
      law: name,
      // The module itself checks its parameters.
      schema: z.looseObject({ law: z.string() }),
      create: ({ law: _, sha256: __, ...parameters }) => foreignDistribution(module, parameters),
      examples: [],
    });
  }
}

/** Every reference of a trial, with the kind that its place wants. */
function placesOf(trial: unknown): [Readonly<Record<string, unknown>>, ModuleKind][] {
  const { estimator, divergence, metrics } = trial as Readonly<Record<string, unknown>>;
  return moduleReferences(trial).map((reference) => {
    if (moduleField(reference) === "law") return [reference, "distribution"];
    if (reference === estimator) return [reference, "estimator"];
    if (reference === divergence) return [reference, "divergence"];
    const isMetric = Array.isArray(metrics) && metrics.includes(reference);
    return [reference, isMetric ? "metric" : "estimator"];
  });
}
