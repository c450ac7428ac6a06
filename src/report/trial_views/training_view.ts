import type { TrainingCurve } from "../../suite/trial.ts";
import type { TrainingView } from "./trial_view.ts";

/** Points of a curve in the page; the whole curve is in the run's artifacts. */
const MOST_POINTS = 160;

/**
 * A training curve, thinned evenly to about 160 points with its last one, and rounded to 5 digits.
 *
 * @param curve The curve as recorded.
 * @returns Undefined for a curve without a record.
 */
export function trainingView(curve: TrainingCurve): TrainingView | undefined {
  const { step, loss, gradientNorm, heldOut } = curve;
  if (step.length === 0) return undefined;
  const kept = thinned(step.length);
  return {
    step: kept.map((i) => step[i]),
    loss: kept.map((i) => short(loss[i])),
    gradientNorm: kept.map((i) => short(gradientNorm[i])),
    ...(heldOut && heldOut.step.length > 0 && { heldOut: thinnedLosses(heldOut) }),
  };
}

function thinnedLosses(
  { step, loss }: NonNullable<TrainingCurve["heldOut"]>,
): NonNullable<TrainingView["heldOut"]> {
  const kept = thinned(step.length);
  return { step: kept.map((i) => step[i]), loss: kept.map((i) => short(loss[i])) };
}

function thinned(count: number): number[] {
  const stride = Math.max(1, Math.ceil(count / MOST_POINTS));
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => i % stride === 0 || i === count - 1);
}

function short(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? Number(value.toPrecision(5)) : null;
}
