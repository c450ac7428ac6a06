import type { Distribution } from "../../src/distributions/distribution.ts";
import { createDistribution, type LawJson } from "../../src/distributions/mod.ts";

/** The files of this folder. */
export const ORACLE_FILES = [
  "case1_mixture1d_c1",
  "case1_mixture1d_c2",
  "case1_mixture1d_c5",
  "case2_mfd1d_m3",
  "case2_mfd1d_m5",
  "case3_mixture2d",
  "case4_rings",
  "case5_gaussians",
  "case6_bumps",
  "case8_isotropic_rings",
] as const;

/** The file of the divergences that compare densities as such, cases 1, 3, 4 and 5 together. */
export const DENSITY_ORACLE_FILE = "density_divergences";

/** The files of the divergences by noise, kernels and distribution functions. */
export const DISTANCE_ORACLE_FILES = [
  "case1_distances",
  "noised_fisher",
  "case3_mmd",
  "case5_reverse_fisher",
  "case7_de_bruijn",
] as const;

/** One reference value. */
export interface Oracle {
  readonly id: string;
  /** A divergence of the registry, or "entropy" of p alone. */
  readonly divergence: string;
  readonly p: Distribution;
  readonly q?: Distribution;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly value: number;
  readonly errorBound: number;
}

interface OracleFile {
  readonly argminAlpha?: number;
  readonly laws: Readonly<Record<string, LawJson>>;
  readonly cases: readonly {
    readonly id: string;
    readonly divergence: string;
    readonly p: string;
    readonly q?: string;
    readonly parameters?: {
      readonly beta: number;
      readonly bridge?: string;
      readonly rMin?: number;
    };
    readonly value: number;
    readonly errorBound: number;
  }[];
}

/** Reads one file of this folder, with its laws built. */
export function readOracles(
  name:
    | typeof ORACLE_FILES[number]
    | typeof DENSITY_ORACLE_FILE
    | typeof DISTANCE_ORACLE_FILES[number],
): { oracles: Oracle[]; argminAlpha?: number } {
  const text = Deno.readTextFileSync(new URL(`./${name}.json`, import.meta.url));
  const { laws, cases, argminAlpha }: OracleFile = JSON.parse(text);
  const oracles = cases.map(({ p, q, parameters = {}, ...rest }): Oracle => ({
    ...rest,
    p: createDistribution(laws[p]),
    ...(q === undefined ? {} : { q: createDistribution(laws[q]) }),
    parameters: "bridge" in parameters && parameters.bridge !== undefined
      ? { ...parameters, bridge: laws[parameters.bridge] }
      : parameters,
  }));
  return { oracles, argminAlpha };
}
