/** @jsxImportSource preact */
/// <reference lib="dom" />
import type { JSX } from "preact";
import { formatNumber } from "../../src/report/format_number.ts";
import { levelsOf } from "../../src/report/trial_views/pack_field.ts";
import type {
  FitPicturesView,
  PackedField,
  TargetView,
  TrialView,
} from "../../src/report/trial_views/trial_view.ts";
import { fieldRows, type NamedField, scoreRows } from "../downloads/field_rows.ts";
import { numbersOf } from "../downloads/numbers.ts";
import { FieldMap, ScaleBar } from "./field_map.tsx";
import { DENSITY_PALETTE, RATIO_PALETTE } from "./palettes.ts";

/** What the maps of a planar fit need. */
export interface TrialMapsProps {
  readonly view: TrialView;
  readonly target: TargetView;
  readonly pictures: FitPicturesView;
}

/** Density beside the target's, log ratio, and the two score fields. */
export function TrialMaps(props: TrialMapsProps): JSX.Element | null {
  const { target, pictures } = props;
  if (target.density === undefined && pictures.density === undefined) return null;
  return (
    <>
      <Densities {...props} />
      <Scores {...props} />
    </>
  );
}

function Densities({ view, target, pictures }: TrialMapsProps): JSX.Element {
  const { logRatio } = pictures;
  const named = [
    { name: "log p", field: target.density },
    { name: "log q", field: pictures.density },
    { name: "log q − log p", field: logRatio, masked: true },
  ].flatMap((
    { field, ...rest },
  ): NamedField[] => (field === undefined ? [] : [{ ...rest, field }]));
  return (
    <figure
      class="maps trial-maps"
      data-picture={`${view.subject}, ${view.label.short}: densities`}
      ref={(figure) => {
        if (figure !== null) numbersOf.set(figure, () => fieldRows(named));
      }}
    >
      <div class="map-row">
        <FieldMap
          title="Target, log p"
          field={target.density}
          palette={DENSITY_PALETTE}
          alt={`Log density of the target ${target.name}`}
        />
        <FieldMap
          title="Fit, log q"
          field={pictures.density}
          palette={DENSITY_PALETTE}
          alt={`Log density of ${view.label.full} on ${target.name}`}
        />
        <FieldMap
          title="Error, log q − log p"
          field={logRatio}
          palette={RATIO_PALETTE}
          alt={ratioWords(logRatio)}
        />
      </div>
      <div class="trial-scales">
        <ScaleBar
          label="log density, nats"
          range={target.range}
          palette={DENSITY_PALETTE}
          open="low"
        />
        {logRatio && (
          <ScaleBar
            label="log q − log p, nats"
            range={logRatio.range}
            palette={RATIO_PALETTE.slice(1)}
            open="both"
          />
        )}
      </div>
      <figcaption>
        Target and fit are on one colour scale. In the error map, purple is too little mass, orange
        too much; grey is where p is negligible.
      </figcaption>
    </figure>
  );
}

function Scores({ view, target, pictures }: TrialMapsProps): JSX.Element | null {
  const named = [
    { ...target, name: "∇ log p", title: "Score of the target, ∇ log p" },
    { ...pictures, name: "∇ log q", title: "Score of the fit, ∇ log q" },
  ].flatMap(({ name, title, scores, density }) =>
    scores && density ? [{ name, title, field: scores, density }] : []
  );
  if (named.length === 0) return null;
  return (
    <figure
      class="maps trial-maps"
      data-picture={`${view.subject}, ${view.label.short}: scores`}
      ref={(figure) => {
        if (figure !== null) numbersOf.set(figure, () => scoreRows(named));
      }}
    >
      <div class="map-row">
        {named.map(({ title, field, density }) => (
          <FieldMap
            key={title}
            title={title}
            field={density}
            palette={DENSITY_PALETTE}
            alt={`${title}: arrows on ${field.x.length} × ${field.y.length} points`}
            scores={field}
          />
        ))}
      </div>
      <figcaption>
        An arrow starts at its point. Both maps have one scale of length, set by the target; the
        longest scores are cut. Score matching compares these fields where p has mass: between
        separated modes it has none.
      </figcaption>
    </figure>
  );
}

/** The error map in words: its extremes where p is not negligible. */
function ratioWords(field: PackedField | undefined): string {
  if (field === undefined) return "";
  const levels = levelsOf(field).filter((level) => level > 0);
  const [low, high] = field.range;
  const nats = (level: number) => formatNumber(low + (high - low) * (level - 1) / 254);
  return `log q − log p where p is not negligible: from ${
    nats(levels.reduce((a, b) => Math.min(a, b), 255))
  } to ${nats(levels.reduce((a, b) => Math.max(a, b), 1))} nats`;
}
