/** @jsxImportSource preact */
/// <reference lib="dom" />
import type { VNode } from "preact";
import type { NumberRange } from "../lab_state.ts";

/** A number between two others. */
export interface SliderProps {
  readonly id: string;
  readonly label: string;
  /** What a screen reader says where the label is a sign. */
  readonly name?: string;
  readonly value: number;
  readonly shown: string;
  readonly range: NumberRange;
  readonly disabled?: boolean;
  readonly onInput: (value: number) => void;
}

/** A labelled slider with its value beside it. */
export function Slider(props: SliderProps): VNode {
  const { id, label, name, value, shown, range, disabled } = props;
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <input
        {...{ id, value, disabled }}
        type="range"
        min={range.least}
        max={range.most}
        step={range.step}
        aria-label={name}
        aria-valuetext={shown}
        onInput={(event) => props.onInput(Number(event.currentTarget.value))}
      />
      <output for={id}>{shown}</output>
    </div>
  );
}
