import { logRange } from "./axis_range.ts";
import type { Chart, Series } from "./chart.ts";
import type { FitGroup } from "./collect_fits.ts";
import { formatNumber, formatPlain } from "./format_number.ts";
import { methodKey, type MethodLabel, methodLabels } from "./method_labels.ts";

/**
 * KL against the mixing weight β for each target, with score matching as β = 1: the mean as a line
 * and each seed as a point, on a logarithmic axis.
 *
 * @param groups The run's fits.
 * @returns A chart for each target that has at least two values of β.
 */
export function betaSweep(groups: readonly FitGroup[]): Chart[] {
  const targets = [...new Set(groups.map((group) => group.target))];
  return targets.flatMap((target, index) => {
    const swept = groups.filter((group) => group.target === target && group.fits.length > 0)
      .flatMap((group) => {
        const beta = betaOf(group);
        return beta === undefined ? [] : [{ beta, group }];
      });
    const betas = [...new Set(swept.map(({ beta }) => beta))].sort((a, b) => a - b);
    return betas.length < 2 ? [] : [chartOf(target, swept, betas, `sweep-${index}`)];
  });
}

interface Swept {
  readonly beta: number;
  readonly group: FitGroup;
}

function betaOf({ estimator }: FitGroup): number | undefined {
  if (estimator.name === "score-matching") return 1;
  const isMixture = estimator.name === "mixture-score-matching";
  return isMixture && typeof estimator.beta === "number" ? estimator.beta : undefined;
}

function chartOf(
  target: string,
  swept: readonly Swept[],
  betas: readonly number[],
  id: string,
): Chart {
  const values = swept.flatMap(({ group }) => group.fits.map((fit) => fit.metrics.kl.value));
  const series = variants(swept).flatMap(([label, points], index) =>
    seriesOf(label, points, betas, index)
  );
  const means = series.filter((line) => line.mark === "line").map((line) =>
    `${line.label} ${
      betas.flatMap((beta, i) => {
        const mean = line.ordinates[i];
        return mean === null ? [] : [`${formatNumber(mean)} at β = ${formatPlain(beta)}`];
      }).join(", ")
    }`
  );
  const pad = (betas[betas.length - 1] - betas[0]) * 0.06;
  return {
    id,
    title: target,
    description: `KL(p‖q) on ${target}, in nats: ${
      means.join("; ")
    }. β = 1 is score matching (FD).`,
    x: {
      label: "mixing weight β",
      scale: "linear",
      range: [betas[0] - pad, betas[betas.length - 1] + pad],
    },
    y: { label: "KL(p‖q), nats", scale: "log", range: logRange(values) },
    abscissae: betas,
    series,
    markers: betas.includes(1) ? [{ kind: "line", x: 1, label: "β = 1: FD" }] : [],
  };
}

/** The swept fits by what else than β tells them apart; score matching belongs to every line. */
function variants(swept: readonly Swept[]): [string, Swept[]][] {
  const mixtures = swept.filter(({ group }) => group.estimator.name !== "score-matching");
  const fisher = swept.filter(({ group }) => group.estimator.name === "score-matching");
  const rest = mixtures.map(({ group }) => {
    const { beta: _, ...others } = group.estimator;
    return others as FitGroup["estimator"];
  });
  const labels: Map<string, MethodLabel> = methodLabels(rest);
  const lines = new Map<string, Swept[]>();
  mixtures.forEach((entry, i) => {
    const key = methodKey(rest[i]);
    lines.set(key, [...(lines.get(key) ?? [...fisher]), entry]);
  });
  return [...lines].map(([key, points]) => {
    const label = labels.get(key)!.short;
    return [label === "MFD" ? "mean" : `mean, ${label}`, points];
  });
}

function seriesOf(
  label: string,
  points: readonly Swept[],
  betas: readonly number[],
  index: number,
): Series[] {
  const kls = betas.map((beta) =>
    points.filter((point) => point.beta === beta)
      .flatMap(({ group }) => group.fits.map((fit) => [fit.seed, fit.metrics.kl.value] as const))
  );
  const seeds = [...new Set(kls.flat().map(([seed]) => seed))].sort((a, b) => a - b);
  const colour = 1 + index;
  const mean = kls.map((pairs) =>
    positive(pairs.reduce((sum, [, kl]) => sum + kl, 0) / pairs.length)
  );
  return [
    { label, ordinates: mean, colour, dash: 0, mark: "line" },
    ...seeds.map((seed): Series => ({
      label: `seed ${seed}`,
      ordinates: kls.map((pairs) => positive(pairs.find(([s]) => s === seed)?.[1] ?? NaN)),
      colour,
      dash: 0,
      mark: "points",
    })),
  ];
}

function positive(value: number): number | null {
  return value > 0 && value < Infinity ? value : null;
}
