import { levelsOf } from "../../src/report/trial_views/pack_field.ts";
import type { PackedField, ScoreField } from "../../src/report/trial_views/trial_view.ts";
import type { Rows } from "./csv.ts";

/** A field with the name of its column. */
export interface NamedField {
  readonly name: string;
  readonly field: PackedField;
  /** Level 0 stands for no value; the others cover the range. */
  readonly masked?: boolean;
}

/**
 * The numbers of planar fields on one grid: a row a grid point, its coordinates before the fields. They
 * have the 8 bits of the picture and end at the ends of its colour scale, which the header says.
 *
 * @param fields The fields; those on another grid than the first are left out.
 */
export function fieldRows(fields: readonly NamedField[]): Rows {
  const first = fields[0]?.field;
  if (first === undefined) return [["x", "y"]];
  const [width, height] = first.shape;
  const shown = fields.filter(({ field }) =>
    [0, 1].every((axis) =>
      field.shape[axis] === first.shape[axis] && field.lower[axis] === first.lower[axis] &&
      field.upper[axis] === first.upper[axis]
    )
  );
  const columns = shown.map(valuesOf);
  const place = (axis: number, index: number) =>
    short(
      first.lower[axis] + (first.upper[axis] - first.lower[axis]) * index /
          (first.shape[axis] - 1),
    );
  return [
    [
      "x",
      "y",
      ...shown.map(({ name, field: { range: [low, high] } }) =>
        `${name} [nats, 8 bits from ${short(low)} to ${short(high)}]`
      ),
    ],
    ...Array.from({ length: width * height }, (_, i) => [
      place(0, i % width),
      place(1, Math.floor(i / width)),
      ...columns.map((values) => values[i]),
    ]),
  ];
}

/**
 * The numbers of score fields on one grid: a row an arrow.
 *
 * @param scores The fields with their names.
 */
export function scoreRows(
  scores: readonly { readonly name: string; readonly field: ScoreField }[],
): Rows {
  const [{ field: { x, y } }] = scores;
  return [
    [
      "x",
      "y",
      ...scores.flatMap(({ name }) =>
        ["x", "y"].map((axis) => `${name}, ${axis} component [nats/length]`)
      ),
    ],
    ...y.flatMap((along, row) =>
      x.map((across, column) => {
        const at = 2 * (row * x.length + column);
        return [
          across,
          along,
          ...scores.flatMap(({ field: { arrows, unit } }) =>
            [arrows[at], arrows[at + 1]].map((part) => part === null ? null : short(part * unit))
          ),
        ];
      })
    ),
  ];
}

function valuesOf({ field, masked }: NamedField): (number | null)[] {
  const [low, high] = field.range;
  return Array.from(levelsOf(field), (level) => {
    if (masked && level === 0) return null;
    return short(
      masked ? low + (high - low) * (level - 1) / 254 : low + (high - low) * level / 255,
    );
  });
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}
