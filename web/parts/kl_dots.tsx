/** @jsxImportSource preact */
import type { JSX } from "preact";
import { formatDecade } from "../../src/report/format_number.ts";
import type { ScoreRow } from "../../src/report/score_table.ts";

/** The ends of the logarithmic KL axis, in nats; powers of ten. */
type KlRange = readonly [number, number];

/** Of more seeds than these, so many evenly spaced quantiles are drawn: more dots would hide each other. */
const MOST_DOTS = 60;

/** How many decades can be written into the column's width. */
const LABELS = 5;

/** One row of the KL picture: each seed a dot, the interval a line, the mean a mark. */
export function KlDots({ row, range }: { row: ScoreRow; range: KlRange }): JSX.Element {
  const { kl, group } = row;
  const tone = group.estimator.name === "score-matching" ? "s0" : "s1";
  return (
    <svg class="dots" width="100%" height="22" aria-hidden="true">
      {decades(range).map((decade) => (
        <line class="decade" x1={at(decade, range)} x2={at(decade, range)} y1="0" y2="22" />
      ))}
      {kl.interval && (
        <line
          class={`dots-interval ${tone}`}
          x1={at(kl.interval.lower, range)}
          x2={at(kl.interval.upper, range)}
          y1="11"
          y2="11"
        />
      )}
      {drawn(group.fits.map((fit) => fit.metrics.kl.value).filter((value) => value > 0)).map((
        value,
        index,
      ) => <circle key={index} class={tone} cx={at(value, range)} cy="11" r="3.5" />)}
      {kl.mean > 0 && (
        <line
          class={`dots-mean ${tone}`}
          x1={at(kl.mean, range)}
          x2={at(kl.mean, range)}
          y1="3"
          y2="19"
        />
      )}
    </svg>
  );
}

/** The head of the KL picture's column: its decades. */
export function KlAxis({ range }: { range: KlRange }): JSX.Element {
  return (
    <svg class="dots" width="100%" height="18" aria-hidden="true">
      {decades(range).filter((_, i, all) => i % Math.ceil(all.length / LABELS) === 0).map((
        decade,
      ) => (
        <text x={at(decade, range)} y="14" text-anchor="middle">
          {formatDecade(Math.round(Math.log10(decade)))}
        </text>
      ))}
    </svg>
  );
}

function drawn(values: readonly number[]): readonly number[] {
  if (values.length <= MOST_DOTS) return values;
  const sorted = values.toSorted((a, b) => a - b);
  const last = sorted.length - 1;
  return Array.from(
    { length: MOST_DOTS },
    (_, i) => sorted[Math.round(i * last / (MOST_DOTS - 1))],
  );
}

function decades([from, to]: KlRange): number[] {
  const [low, high] = [Math.round(Math.log10(from)), Math.round(Math.log10(to))];
  return Array.from({ length: high - low + 1 }, (_, i) => Number(`1e${low + i}`));
}

/** From 8 % to 92 %, so that marks and labels at the ends stay inside. */
function at(value: number, [from, to]: KlRange): string {
  const fraction = Math.log10(value / from) / Math.log10(to / from);
  return `${Math.round((8 + 84 * Math.min(1, Math.max(0, fraction))) * 100) / 100}%`;
}
