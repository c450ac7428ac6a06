import type { Method, ProfilePair, TrialResult } from "../suite/trial.ts";
import { rangeFromZero } from "./axis_range.ts";
import type { Chart, Marker, Series } from "./chart.ts";
import { isFit } from "./collect_fits.ts";
import { formatNumber, formatPlain } from "./format_number.ts";
import { methodKey, type MethodLabel, methodLabels } from "./method_labels.ts";

/** One divergence along the mixing weight. */
export interface Profile {
  readonly divergence: Method;
  readonly label: MethodLabel;
  /** Values of α_q, ascending. */
  readonly grid: readonly number[];
  /** D(p‖q_α) at each, in nats. */
  readonly value: readonly number[];
  readonly error: readonly number[];
  /** The grid point with the least value. */
  readonly argmin: number;
  /** ∂²D/∂α² at the truth over that of KL: 1 sees as much as KL, 0 is blind; infinite at a kink. */
  readonly relativeCurvature: number;
}

/** All divergences of one pair, and their charts. */
export interface PairProfiles {
  readonly pair: ProfilePair;
  readonly profiles: readonly Profile[];
  readonly charts: readonly Chart[];
}

/**
 * The blindness curves of each pair: the Fisher divergence alone (Figure 1 of arXiv:2209.07396),
 * the mixture Fisher divergences with the Fisher divergence beside them (Figure 2), and one chart
 * for each other divergence, the blindest first. Of many pairs the last alone has charts.
 *
 * @param results The run's results, in any order.
 */
export function profileCharts(results: readonly TrialResult[]): PairProfiles[] {
  const pairs = new Map<string, { pair: ProfilePair; results: TrialResult[] }>();
  for (const result of results) {
    if (isFit(result.trial) || result.status !== "done") continue;
    const entry = pairs.get(result.trial.pair.name) ?? { pair: result.trial.pair, results: [] };
    entry.results.push(result);
    pairs.set(result.trial.pair.name, entry);
  }
  const labels = methodLabels(
    [...pairs.values()].flatMap((entry) => entry.results.map(divergenceOf)),
  );
  return [...pairs.values()]
    .sort((a, b) => a.pair.name.localeCompare(b.pair.name, "en", { numeric: true }))
    .map(({ pair, results }, index, all) => {
      const profiles = profilesOf(results, labels);
      const isCharted = all.length <= MOST_CHARTED || index === all.length - 1;
      const charts = isCharted ? chartsOf(pair, profiles, `profile-${index}`) : [];
      return { pair, profiles, charts };
    });
}

/** Pairs that are all charted; of more, the last one alone. */
const MOST_CHARTED = 2;

/** Lines that one chart can show apart. */
const MOST_LINES = 6;

const ORDER = ["fisher", "mixture-fisher"];

function divergenceOf({ trial }: TrialResult): Method {
  return "divergence" in trial ? trial.divergence : trial.estimator;
}

function profilesOf(
  results: readonly TrialResult[],
  labels: ReadonlyMap<string, MethodLabel>,
): Profile[] {
  const done = results.flatMap((result) => {
    if (result.status !== "done" || isFit(result.trial) || !("profile" in result.metrics)) {
      return [];
    }
    const { divergence, grid } = result.trial;
    const { relativeCurvature, ...profile } = result.metrics.profile;
    return [{ divergence, grid, ...profile, relativeCurvature: relativeCurvature ?? Infinity }];
  });
  const rank = ({ name }: Method) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return done.map((profile) => ({ ...profile, label: labels.get(methodKey(profile.divergence))! }))
    .sort((a, b) =>
      rank(a.divergence) - rank(b.divergence) ||
      a.relativeCurvature - b.relativeCurvature ||
      (methodKey(a.divergence) < methodKey(b.divergence) ? -1 : 1)
    );
}

function chartsOf(pair: ProfilePair, profiles: readonly Profile[], id: string): Chart[] {
  const fisher = profiles.filter((profile) => profile.divergence.name === "fisher");
  const healed = profiles.filter((profile) => profile.divergence.name === "mixture-fisher");
  const others = profiles.filter((profile) => !ORDER.includes(profile.divergence.name));
  const charts: Chart[] = [];
  if (fisher.length > 0) {
    charts.push(
      chartOf(pair, fisher, `${id}-fisher`, "Figure 1: FD alone, on its own axis", fisher),
    );
  }
  if (healed.length > 0 && healed.length <= MOST_LINES) {
    const title = fisher.length > 0 ? "Figure 2: MFD, with FD beside it" : "Figure 2: MFD";
    charts.push(chartOf(pair, [...healed, ...fisher], `${id}-mixture`, title, healed));
  }
  others.forEach((profile, index) => {
    charts.push(chartOf(pair, [profile], `${id}-other-${index}`, profile.label.full, [profile]));
  });
  return charts;
}

/** `marked` are the profiles whose minimum gets a marker. */
function chartOf(
  pair: ProfilePair,
  profiles: readonly Profile[],
  id: string,
  title: string,
  marked: readonly Profile[],
): Chart {
  const abscissae = [...new Set(profiles.flatMap((profile) => profile.grid))].sort((a, b) => a - b);
  return {
    id,
    title,
    description: `${profiles.map(describe).join(" ")} The true weight is α_p = ${
      formatPlain(pair.truth)
    }.`,
    x: { label: "mixing weight of q", scale: "linear", range: [0, 1] },
    y: { label: "nats", scale: "linear", range: rangeFromZero(profiles.flatMap((p) => p.value)) },
    abscissae,
    series: profiles.map((profile, index) => seriesOf(profile, abscissae, index)),
    markers: [
      { kind: "line", x: pair.truth, label: `true weight ${formatPlain(pair.truth)}` },
      ...minima(marked),
    ],
  };
}

/** A ring at each minimum; where all are in one place, one label speaks for them. */
function minima(profiles: readonly Profile[]): Marker[] {
  const together = new Set(profiles.map((profile) => profile.argmin)).size === 1;
  return profiles.map((profile, index) => {
    const place = `least at ${formatPlain(profile.argmin)}`;
    const label = together ? (index === 0 ? place : "") : `${profile.label.short}: ${place}`;
    const y = profile.value[profile.grid.indexOf(profile.argmin)] ?? NaN;
    return { kind: "point", x: profile.argmin, y, label };
  });
}

function seriesOf(profile: Profile, abscissae: readonly number[], index: number): Series {
  const at = new Map(profile.grid.map((alpha, i) => [alpha, profile.value[i]]));
  const blind = profile.divergence.name === "fisher";
  return {
    label: profile.label.short,
    ordinates: abscissae.map((alpha) => finite(at.get(alpha))),
    colour: blind ? 0 : 1 + index,
    dash: blind ? 1 : index === 0 ? 0 : index + 1,
    mark: "line",
  };
}

function describe(profile: Profile): string {
  const most = profile.value.reduce(
    (best, value, i) => (value > profile.value[best] ? i : best),
    0,
  );
  const least = profile.value[profile.grid.indexOf(profile.argmin)] ?? NaN;
  return `${profile.label.short} is least at α_q = ${formatPlain(profile.argmin)} (${
    formatNumber(least)
  } nats) and greatest at α_q = ${formatPlain(profile.grid[most])} (${
    formatNumber(profile.value[most])
  } nats).`;
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
