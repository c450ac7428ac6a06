import type { LogDensityGrid } from "../parse_artifact.ts";
import { packLevels, unpackLevels } from "./pack_levels.ts";
import type { PackedField } from "./trial_view.ts";

/** The highest level: 8 bits. */
const HIGHEST = 255;

/**
 * Rounds a planar field to 256 levels over the range that is drawn. A value within the range comes
 * back within (high − low) / 510, half a level: as colours have 256 levels too, no picture shows it.
 * A value beyond the range comes back as its nearer end, as it is drawn; NaN as the lower end.
 *
 * @param grid The field on a grid of two axes, in nats.
 * @param range The ends of the colour scale, low and high.
 */
export function packField(grid: LogDensityGrid, range: readonly [number, number]): PackedField {
  const [low, high] = range;
  const levels = Uint8Array.from(grid.values, (value) => {
    const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return Math.round(share * HIGHEST);
  });
  return withLevels(grid, range, levels);
}

/**
 * Packs the log ratio of two fields where the second is not negligible: level 0 where it is, levels 1
 * to 255 over ±`reach`. A ratio within the range comes back within `reach` / 254, half a level.
 *
 * @param fit log q on a planar grid, in nats.
 * @param truth log p on the same grid.
 * @param negligible The log density under which p is negligible.
 */
export function packLogRatio(
  fit: LogDensityGrid,
  truth: LogDensityGrid,
  negligible: number,
): PackedField {
  const ratios = Float64Array.from(
    fit.values,
    (value, i) => truth.values[i] >= negligible ? value - truth.values[i] : NaN,
  );
  const reach = reachOf(ratios);
  const steps = HIGHEST - 1;
  const levels = Uint8Array.from(ratios, (ratio) => {
    if (Number.isNaN(ratio)) return 0;
    return 1 + Math.round(Math.min(1, Math.max(0, (ratio + reach) / (2 * reach))) * steps);
  });
  return withLevels(fit, [-reach, reach], levels);
}

/**
 * The levels of a packed field, x fastest.
 *
 * @param field The field.
 */
export function levelsOf(field: PackedField): Uint8Array {
  return unpackLevels(field.letters, field.shape[0]);
}

/** Ends of the scale of log ratios, in nats: the least of these that holds nearly all of them. */
const REACHES = [0.1, 0.3, 1, 3];
const HELD = 0.95;

function reachOf(ratios: Float64Array): number {
  const sizes = ratios.filter((ratio) => !Number.isNaN(ratio)).map(Math.abs).sort();
  const size = sizes[Math.floor(HELD * (sizes.length - 1))] ?? 0;
  return REACHES.find((reach) => size <= reach) ?? REACHES[REACHES.length - 1];
}

function withLevels(
  { lower, upper, shape }: LogDensityGrid,
  range: readonly [number, number],
  levels: Uint8Array,
): PackedField {
  return { lower, upper, shape, range, letters: packLevels(levels, shape[0]) };
}
