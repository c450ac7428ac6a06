/** @jsxImportSource preact */
import type { JSX } from "preact";
import { type RankComparison, ranksInWords } from "../../src/report/rank_comparison.ts";

const WIDTH = 900;
/** Names stand left and right of the axis. */
const AXIS = { left: 230, right: WIDTH - 230, y: 62 };
const BAR_GAP = 11;
const LINE = 22;

/**
 * A critical-difference diagram after Demšar: average ranks on an axis, the best on the left; a bar joins
 * estimators of which no two differ significantly.
 */
export function CriticalDifferenceDiagram({ ranks }: { ranks: RankComparison }): JSX.Element {
  const { diagram, labels } = ranks;
  const count = diagram.entries.length;
  const half = Math.ceil(count / 2);
  const places = diagram.entries.map(({ name, averageRank }, i): Place => ({
    label: labels.get(name)!.short,
    x: at(averageRank, count),
    y: AXIS.y + 24 + BAR_GAP * diagram.cliques.length + LINE * (i < half ? i : count - 1 - i),
    isLeft: i < half,
    rank: averageRank,
  }));
  const x = new Map(diagram.entries.map(({ name }, i) => [name, places[i].x]));
  const height = AXIS.y + 36 + BAR_GAP * diagram.cliques.length + LINE * (half - 1) + 8;
  return (
    <svg
      class="rank-diagram"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={ranksInWords(ranks)}
    >
      <Axis count={count} />
      <CriticalDifference count={count} width={diagram.criticalDifference} />
      {places.map((place) => <Name key={place.label} {...place} />)}
      {diagram.cliques.map((clique, i) => {
        const y = AXIS.y + 13 + BAR_GAP * i;
        return (
          <line
            key={i}
            class="rank-bar"
            x1={x.get(clique[0])! - 4}
            x2={x.get(clique[clique.length - 1])! + 4}
            y1={y}
            y2={y}
          />
        );
      })}
    </svg>
  );
}

interface Place {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly isLeft: boolean;
  readonly rank: number;
}

function Axis({ count }: { readonly count: number }): JSX.Element {
  const every = Math.ceil(count / 20);
  const ticks = Array.from({ length: count }, (_, i) => i + 1).filter((rank) =>
    (rank - 1) % every === 0
  );
  return (
    <g class="rank-axis">
      <line x1={AXIS.left} x2={AXIS.right} y1={AXIS.y} y2={AXIS.y} />
      {ticks.map((rank) => (
        <g key={rank}>
          <line x1={at(rank, count)} x2={at(rank, count)} y1={AXIS.y - 6} y2={AXIS.y} />
          <text x={at(rank, count)} y={AXIS.y - 11} text-anchor="middle">{rank}</text>
        </g>
      ))}
      <text x={AXIS.left - 14} y={AXIS.y - 11} text-anchor="end">average rank</text>
    </g>
  );
}

/** How far apart two ranks must be, drawn above the axis at its scale. */
function CriticalDifference({ count, width }: { count: number; width: number }): JSX.Element {
  const [from, y] = [AXIS.left, 18];
  const reach = Math.min(AXIS.right + 200, from + at(1 + width, count) - at(1, count));
  return (
    <g class="rank-critical">
      <line x1={from} x2={reach} y1={y} y2={y} />
      <line x1={from} x2={from} y1={y - 4} y2={y + 4} />
      <line x1={reach} x2={reach} y1={y - 4} y2={y + 4} />
      <text x={from - 14} y={y + 4} text-anchor="end">CD = {width.toFixed(2)}</text>
    </g>
  );
}

function Name({ label, x, y, isLeft, rank }: Place): JSX.Element {
  const end = isLeft ? AXIS.left - 6 : AXIS.right + 6;
  return (
    <g class="rank-name">
      <polyline points={`${x},${AXIS.y} ${x},${y} ${end},${y}`} />
      <text x={isLeft ? end - 6 : end + 6} y={y + 4} text-anchor={isLeft ? "end" : "start"}>
        {label} <tspan class="rank-value">{rank.toFixed(2)}</tspan>
      </text>
    </g>
  );
}

function at(rank: number, count: number): number {
  const share = (rank - 1) / (count - 1);
  return Math.round((AXIS.left + share * (AXIS.right - AXIS.left)) * 10) / 10;
}
