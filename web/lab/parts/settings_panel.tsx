/** @jsxImportSource preact */
/// <reference lib="dom" />
import type { VNode } from "preact";
import { type Preset, RANGES } from "../lab_state.ts";
import type { Lab } from "../use_lab.ts";
import { Slider } from "./slider.tsx";

/** What a person chooses beside the shape of the target. */
export function SettingsPanel(
  { lab, presets }: { readonly lab: Lab; readonly presets: readonly Preset[] },
): VNode {
  const { state, set, move } = lab;
  const choose = (name: string) => {
    const preset = presets.find((offered) => offered.name === name);
    if (preset) set({ preset: preset.name, law: preset.law });
  };
  return (
    <fieldset class="settings">
      <legend class="visually-hidden">Settings</legend>
      <div class="field">
        <label for="preset">Target</label>
        <select
          id="preset"
          value={state.preset ?? ""}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="" disabled>your own</option>
          {presets.map(({ name }) => (
            <option key={name} value={name}>{name.replaceAll("-", " ")}</option>
          ))}
        </select>
      </div>
      <Slider
        id="beta"
        label="β"
        name="Mixing weight β of the data against the bridge"
        value={state.beta}
        shown={state.beta.toFixed(2)}
        range={RANGES.beta}
        onInput={(beta) => move({ beta })}
      />
      <Slider
        id="widening"
        label="Bridge"
        name="Width of the bridge, in standard deviations of the data"
        value={state.widening}
        shown={`× ${state.widening.toFixed(2)}`}
        range={RANGES.widening}
        onInput={(widening) => move({ widening })}
      />
      <div class="pair">
        <NumberField lab={lab} name="steps" label="Steps" />
        <NumberField lab={lab} name="seed" label="Seed" />
      </div>
    </fieldset>
  );
}

interface NumberProps {
  readonly lab: Lab;
  readonly name: "steps" | "seed";
  readonly label: string;
}

function NumberField({ lab: { state, set }, name, label }: NumberProps): VNode {
  const { least, most, step } = RANGES[name];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        step={step}
        value={state[name]}
        onChange={(event) => {
          const value = Math.round(Number(event.currentTarget.value));
          // What is out of range is brought back rather than refused: the field shows what counts.
          const kept = Math.min(most, Math.max(least, Number.isFinite(value) ? value : least));
          event.currentTarget.value = String(kept);
          set({ [name]: kept });
        }}
      />
    </div>
  );
}
