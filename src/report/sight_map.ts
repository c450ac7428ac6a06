import type { Method } from "../suite/trial.ts";
import type { PairProfiles, Profile } from "./profile_charts.ts";
import { formatLaw } from "./format_law.ts";
import { formatPlain } from "./format_number.ts";
import { methodKey, methodLabels } from "./method_labels.ts";

/** How much divergences see of the weights, over two things that vary. */
export interface SightMap {
  readonly title: string;
  /** What the rows and the columns are. */
  readonly corner: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Curvature over that of KL, row by row; infinite at a kink, null where it was not measured. */
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
  const sweeps = new Map(pairs.map((entry) => [entry, weightsByBridge(entry)]));
  // A pair that sweeps bridges would fill the map of divergences with rows that no other pair has.
  const plain = pairs.filter((entry) => sweeps.get(entry) === undefined);
  const byPair = plain.length > 1 ? [divergencesByPair(plain)] : [];
  return [...byPair, ...[...sweeps.values()].flatMap((map) => map ?? [])];
}

function divergencesByPair(pairs: readonly PairProfiles[]): SightMap {
  const all = pairs.flatMap(({ profiles }) => profiles);
  const reduced = methodLabels(all.map(({ divergence }) => withoutBridge(divergence)));
  const sharesRow = (profile: Profile, other: Profile) =>
    methodKey(withoutBridge(profile.divergence)) === methodKey(withoutBridge(other.divergence));
  // A bridge may go with the pair: it tells rows apart only where one pair has several.
  const labelOf = (profile: Profile) => {
    const isAmbiguous = pairs.some(({ profiles }) =>
      profiles.filter((other) => sharesRow(profile, other)).length > 1
    );
    return isAmbiguous
      ? profile.label.full
      : reduced.get(methodKey(withoutBridge(profile.divergence)))!.full;
  };
  const labels = [...new Set(all.map(labelOf))];
  const rows = labels.map((label) => ({
    label,
    values: pairs.map(({ profiles }) =>
      measured(profiles.find((profile) => labelOf(profile) === label)?.relativeCurvature)
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
        measured(
          mixtures.find((profile) => weightOf(profile) === weight && bridgeOf(profile) === bridge)
            ?.relativeCurvature,
        )
      )
    ),
  };
}

function withoutBridge({ bridge: _, ...method }: Method): Method {
  return method;
}

function weightOf({ divergence }: Profile): number {
  return Number(divergence.beta);
}

function bridgeOf({ divergence }: Profile): string {
  return formatLaw(divergence.bridge);
}

function measured(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
