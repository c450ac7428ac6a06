import type { PairProfiles, Profile } from "./profile_charts.ts";
import { formatLaw } from "./format_law.ts";
import { formatPlain } from "./format_number.ts";

/** How much divergences see of the weights, over two things that vary. */
export interface SightMap {
  readonly title: string;
  /** What the rows and the columns are. */
  readonly corner: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Curvature over that of KL, row by row; null where it was not measured. */
  readonly values: readonly (readonly (number | null)[])[];
}

/**
 * Maps of sight: divergences against pairs where a run has several pairs, and for each pair the
 * mixing weight against the bridge where it has several of both. The rows of the first are sorted
 * by what they see of the last pair, the blindest first.
 *
 * @param pairs The profiles of each pair, the pairs in the order of their columns.
 */
export function sightMaps(pairs: readonly PairProfiles[]): SightMap[] {
  const byPair = pairs.length > 1 ? [divergencesByPair(pairs)] : [];
  return [...byPair, ...pairs.flatMap((entry) => weightsByBridge(entry) ?? [])];
}

function divergencesByPair(pairs: readonly PairProfiles[]): SightMap {
  const labels = [
    ...new Set(pairs.flatMap(({ profiles }) => profiles.map(({ label }) => label.full))),
  ];
  const rows = labels.map((label) => ({
    label,
    values: pairs.map(({ profiles }) =>
      finite(profiles.find((profile) => profile.label.full === label)?.relativeCurvature)
    ),
  }));
  const sight = (values: readonly (number | null)[]) => values.at(-1) ?? Infinity;
  rows.sort((a, b) => sight(a.values) - sight(b.values) || (a.label < b.label ? -1 : 1));
  return {
    title: "Who sees the weights",
    corner: "divergence",
    rows: rows.map(({ label }) => label),
    columns: pairs.map(({ pair }) => pair.name),
    values: rows.map(({ values }) => values),
  };
}

function weightsByBridge({ pair, profiles }: PairProfiles): SightMap | undefined {
  const mixtures = profiles.filter(({ divergence }) =>
    divergence.name === "mixture-fisher" && divergence.bridge !== undefined
  );
  const weights = [...new Set(mixtures.map(weightOf))].sort((a, b) => a - b);
  const bridges = [...new Set(mixtures.map(bridgeOf))].sort((a, b) =>
    a.localeCompare(b, "en", { numeric: true })
  );
  if (weights.length < 2 || bridges.length < 2) return undefined;
  return {
    title: `MFD on ${pair.name}: mixing weight against bridge`,
    corner: "β",
    rows: weights.map(formatPlain),
    columns: bridges.map((bridge) => `m = ${bridge}`),
    values: weights.map((weight) =>
      bridges.map((bridge) =>
        finite(
          mixtures.find((profile) => weightOf(profile) === weight && bridgeOf(profile) === bridge)
            ?.relativeCurvature,
        )
      )
    ),
  };
}

function weightOf({ divergence }: Profile): number {
  return Number(divergence.beta);
}

function bridgeOf({ divergence }: Profile): string {
  return formatLaw(divergence.bridge);
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
