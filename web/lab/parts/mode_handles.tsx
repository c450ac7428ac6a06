/** @jsxImportSource preact */
/// <reference lib="dom" />
import { useRef } from "preact/hooks";
import type { VNode } from "preact";
import type { PlotBox } from "../../../src/suite/density_grid.ts";
import { type EditableMixture, modeStd, moveMode } from "../edit_mixture.ts";
import { formatPercent } from "../format.ts";

/** Modes that can be moved. */
export interface HandlesProps {
  readonly mixture: EditableMixture;
  readonly box: PlotBox;
  readonly chosen: number;
  readonly onChoose: (mode: number) => void;
  readonly onMove: (mixture: EditableMixture) => void;
  readonly onRemove: (mode: number) => void;
}

/** Shares of the box that an arrow key moves a mode by, and with Shift. */
const NUDGE = { fine: 0.01, coarse: 0.05 } as const;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};

/** A handle a mode, to be dragged or moved with the arrow keys. */
export function ModeHandles(props: HandlesProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const { mixture, box } = props;
  const place = (mean: readonly number[]) => ({
    left: `${percentOf(mean, box, 0)}%`,
    top: mean.length > 1 ? `${100 - percentOf(mean, box, 1)}%` : "94%",
  });
  const drag = (mode: number) => (event: PointerEvent) => {
    const handle = event.currentTarget as HTMLElement;
    if (!handle.hasPointerCapture(event.pointerId) || !frame.current) return;
    const { left, top, width, height } = frame.current.getBoundingClientRect();
    const shares = [(event.clientX - left) / width, 1 - (event.clientY - top) / height];
    props.onMove(moveMode(
      mixture,
      mode,
      mixture.means[mode].map((_, axis) => {
        const share = Math.min(1, Math.max(0, shares[axis]));
        return box.lower[axis] + share * (box.upper[axis] - box.lower[axis]);
      }),
    ));
  };
  return (
    <div class="handles" ref={frame}>
      {mixture.means.map((mean, mode) => (
        <button
          key={mode}
          type="button"
          class={mode === props.chosen ? "handle chosen" : "handle"}
          style={place(mean)}
          aria-label={describe(mixture, mode)}
          aria-describedby="handle-keys"
          onFocus={() => props.onChoose(mode)}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag(mode)}
          onKeyDown={(event) => {
            if (event.key === "Delete" && mixture.means.length > 1) props.onRemove(mode);
            const moved = nudged(event, mean, box);
            if (!moved) return;
            event.preventDefault();
            props.onMove(moveMode(mixture, mode, moved));
          }}
        >
          <span>{mode + 1}</span>
        </button>
      ))}
    </div>
  );
}

function percentOf(mean: readonly number[], { lower, upper }: PlotBox, axis: number): number {
  const percent = 100 * (mean[axis] - lower[axis]) / (upper[axis] - lower[axis]);
  return Math.min(100, Math.max(0, percent));
}

function nudged(event: KeyboardEvent, mean: readonly number[], { lower, upper }: PlotBox) {
  const arrow = ARROWS[event.key];
  if (arrow === undefined) return undefined;
  const share = event.shiftKey ? NUDGE.coarse : NUDGE.fine;
  return mean.map((x, axis) => x + arrow[axis] * share * (upper[axis] - lower[axis]));
}

function describe(mixture: EditableMixture, mode: number): string {
  const at = mixture.means[mode].map((x) => x.toFixed(2)).join(", ");
  const weight = formatPercent(mixture.weights[mode]);
  const std = modeStd(mixture, mode).toFixed(2);
  return `Mode ${mode + 1} at ${at}, weight ${weight}, standard deviation ${std}`;
}
