import type { Interval } from "./bootstrap_interval.ts";

/** A chart as plain JSON: drawn once as static SVG at report time and again by the page's script. */
export interface Chart {
  /** Unique on the page; letters, digits and hyphens only. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in words and numbers: its text alternative. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Shared abscissae, ascending; `n` values. */
  readonly abscissae: readonly number[];
  readonly series: readonly Series[];
  readonly markers: readonly Marker[];
  /** The trials that it shows, for links to them. */
  readonly trials?: readonly { readonly id: string; readonly label: string }[];
}

/** One axis of a chart. */
export interface Axis {
  readonly label: string;
  readonly scale: "linear" | "log";
  /** Lower and upper end; positive where the scale is logarithmic. */
  readonly range: readonly [number, number];
}

/** One line or one set of points. */
export interface Series {
  readonly label: string;
  /** `n` ordinates; null leaves a gap. */
  readonly ordinates: readonly (number | null)[];
  /** An interval around each ordinate, drawn as a band; null where there is none. */
  readonly intervals?: readonly (Interval | null)[];
  /** An index into the palette of `web/style/tokens.css`. */
  readonly colour: number;
  /** An index into the dash patterns; 0 is solid. */
  readonly dash: number;
  readonly mark: "line" | "points";
}

/**
 * A place on a chart with a name (empty for none): a vertical line, a point on a curve, or a level
 * right across.
 */
export type Marker =
  | { readonly kind: "line"; readonly x: number; readonly label: string }
  | { readonly kind: "point"; readonly x: number; readonly y: number; readonly label: string }
  | { readonly kind: "level"; readonly y: number; readonly label: string };
