import { linearRange, logRange, quantileRange, rangeFromZero } from "../axis_range.ts";
import type { Axis, Chart, Series } from "../chart.ts";
import { formatNumber, formatPlain } from "../format_number.ts";
import type { FitPicturesView, ProfileView, TargetView, TrainingView } from "./trial_view.ts";

type Values = readonly (number | null)[];

/** The palette's entries for the target and for the fit. */
const [TARGET, FIT] = [{ colour: 6, dash: 1 }, { colour: 1, dash: 0 }];
/** Nats below the highest value of a slice that its axis goes down to. */
const DEEPEST = 30;
/** The share of losses that the axis shows: the first steps would dwarf all that follows. */
const SHOWN = 0.95;

/** Loss, with held-out loss where there is one, and gradient norm, over the steps. */
export function trainingCurves({ step, loss, gradientNorm, heldOut }: TrainingView): Chart[] {
  const held = heldOut ?? { step: [], loss: [] };
  const steps = [...new Set([...step, ...held.step])].sort((a, b) => a - b);
  const x: Axis = { label: "step", scale: "linear", range: [0, steps.at(-1) || 1] };
  const losses = [
    line("training loss", alignTo(steps, step, loss), FIT),
    ...(held.step.length > 0
      ? [line("held-out loss", alignTo(steps, held.step, held.loss), { colour: 0, dash: 1 })]
      : []),
  ];
  const norms = numbers(gradientNorm);
  return [
    chart("trial-loss", "Loss", {
      x,
      y: { label: "loss", scale: "linear", range: quantileRange(numbers(loss), SHOWN) },
      abscissae: steps,
      series: losses,
    }),
    ...(norms.some((norm) => norm > 0)
      ? [chart("trial-gradient", "Gradient norm", {
        x: { ...x, range: [0, step.at(-1) || 1] },
        y: {
          label: "gradient norm before clipping, log scale",
          scale: "log",
          range: logRange(norms),
        },
        abscissae: step,
        // A logarithmic axis has no place for 0.
        series: [line("gradient norm", gradientNorm.map((norm) => norm || null), FIT)],
      })]
      : []),
  ];
}

/** log p and log q along the segment between each pair of neighbouring modes. */
export function sliceCharts(target: TargetView, { slices = [] }: FitPicturesView): Chart[] {
  return target.segments.flatMap(({ modes: [a, b], from, to }, index) => {
    const [truth, fit] = [target.slices[index], slices[index]];
    if (fit === undefined) return [];
    const length = Math.hypot(...from.map((start, axis) => to[axis] - start));
    const abscissae = truth.map((_, i) => Number((length * i / (truth.length - 1)).toPrecision(5)));
    const top = Math.max(...numbers(truth), ...numbers(fit));
    const shown = [...numbers(truth), ...numbers(fit)].filter((value) => value >= top - DEEPEST);
    const [start, end] = [from, to].map((point) => `(${point.map(brief).join(", ")})`);
    return [chart(`trial-slice-${index}`, `Mode ${a} at ${start} to mode ${b} at ${end}`, {
      x: {
        label: `distance from mode ${a}`,
        scale: "linear",
        range: [0, length],
      },
      y: { label: "log density, nats", scale: "linear", range: linearRange(shown) },
      abscissae,
      series: [line("target", truth, TARGET), line("fit", fit, FIT)],
    })];
  });
}

/** Density and score of a fit on the line beside the target's. */
export function lineCharts({ line: truth }: TargetView, { line: fit }: FitPicturesView): Chart[] {
  const known = [
    { label: "target", curve: truth, look: TARGET },
    { label: "fit", curve: fit, look: FIT },
  ].flatMap(({ label, curve, look }) => (curve === undefined ? [] : [{ label, curve, look }]));
  if (known.length === 0) return [];
  const abscissae = [...new Set(known.flatMap(({ curve }) => curve.x))].sort((a, b) => a - b);
  const x: Axis = { label: "x", scale: "linear", range: [abscissae[0], abscissae.at(-1)!] };
  const series = (valuesOf: (curve: typeof known[number]["curve"]) => Values) =>
    known.map(({ label, curve, look }) =>
      line(label, alignTo(abscissae, curve.x, valuesOf(curve)), look)
    );
  const densities = series(({ logDensity }) =>
    logDensity.map((value) => value === null ? 0 : Number(Math.exp(value).toPrecision(6)))
  );
  const scores = series(({ score }) => score);
  const all = (lines: readonly Series[]) => lines.flatMap(({ ordinates }) => numbers(ordinates));
  // The target's scores set the scale; a fit's may leave it in its tails.
  const scale = linearRange(numbers(scores[0].ordinates), 0.2);
  return [
    chart("trial-density", "Density", {
      x,
      y: { label: "density", scale: "linear", range: rangeFromZero(all(densities)) },
      abscissae,
      series: densities,
    }),
    chart("trial-score", "Score", {
      x,
      y: { label: "d log q / dx, nats a unit of length", scale: "linear", range: scale },
      abscissae,
      series: scores,
    }),
  ];
}

/** A divergence along the mixing weight, with its error as a band. */
export function profileCurve({ weights, value, error, truth }: ProfileView): Chart {
  const intervals = value.map((entry, i) => {
    const half = error[i] ?? 0;
    return entry === null || half === 0 ? null : { lower: entry - half, upper: entry + half };
  });
  const ends = intervals.flatMap((interval) => interval ? [interval.lower, interval.upper] : []);
  return chart("trial-profile", "Along the mixing weight", {
    x: { label: "mixing weight α_q", scale: "linear", range: [0, 1] },
    y: { label: "D(p‖q)", scale: "linear", range: linearRange([0, ...numbers(value), ...ends]) },
    abscissae: weights,
    series: [{
      ...line("divergence", value, FIT),
      ...(ends.length > 0 && { intervals }),
    }],
    markers: [{ kind: "line", x: truth, label: `true weight ${formatPlain(truth)}` }],
  });
}

type ChartBody = Pick<Chart, "x" | "y" | "abscissae" | "series"> & Partial<Pick<Chart, "markers">>;

function chart(id: string, title: string, body: ChartBody): Chart {
  const ranges = body.series.map(({ label, ordinates }) => {
    const values = numbers(ordinates);
    const [least, most] = [Math.min(...values), Math.max(...values)].map(formatNumber);
    return values.length === 0 ? `${label} has no value` : `${label} from ${least} to ${most}`;
  });
  const [from, to] = body.x.range.map(formatPlain);
  const description = `${body.y.label} over ${body.x.label}, ${from} to ${to}: ${
    ranges.join(", ")
  }.`;
  return { markers: [], ...body, id, title, description };
}

function line(
  label: string,
  ordinates: Values,
  look: { readonly colour: number; readonly dash: number },
): Series {
  return { label, ordinates, ...look, mark: "line" };
}

function alignTo(places: readonly number[], x: readonly number[], values: Values): Values {
  const at = new Map(x.map((entry, i) => [entry, values[i]]));
  return places.map((place) => at.get(place) ?? null);
}

function numbers(values: Values): number[] {
  return values.filter((value) => value !== null);
}

function brief(coordinate: number): string {
  return formatPlain(Number(coordinate.toPrecision(3)));
}
