/** @jsxImportSource preact */
/// <reference lib="dom" />
import { useState } from "preact/hooks";
import type { VNode } from "preact";
import { exportScenario } from "../export_scenario.ts";
import { SIDES } from "../lab_methods.ts";
import type { Lab } from "../use_lab.ts";
import { writeHash } from "../share_state.ts";

/** Run, stop, colours, and ways to take the view along. */
export function RunBar({ lab }: { readonly lab: Lab }): VNode {
  const { state, view, engine, set } = lab;
  const running = SIDES.some((side) => view.runs[side].status === "running");
  const done = SIDES.map((side) => {
    const { status, step } = view.runs[side];
    return status === "running" ? step / state.steps : status === "done" ? 1 : 0;
  });
  return (
    <div class="run-bar">
      <button
        type="button"
        class="primary"
        disabled={!view.target}
        onClick={() => running ? engine.stop() : engine.run()}
      >
        {running ? "Stop" : "Run both fits"}
      </button>
      <progress max={1} value={Math.min(...done)} aria-label="Training" />
      <fieldset class="choice">
        <legend class="visually-hidden">Colours</legend>
        {(["density", "log"] as const).map((scale) => (
          <label key={scale}>
            <input
              type="radio"
              name="scale"
              checked={state.scale === scale}
              onChange={() => set({ scale })}
            />
            {scale === "log" ? "log density" : "density"}
          </label>
        ))}
      </fieldset>
      <ShareButtons lab={lab} />
    </div>
  );
}

function ShareButtons({ lab: { state } }: { readonly lab: Lab }): VNode {
  const [said, say] = useState("");
  const share = async () => {
    const address = new URL(writeHash(state), location.href).href;
    history.replaceState(null, "", address);
    try {
      await navigator.clipboard.writeText(address);
      say("Address copied");
    } catch {
      say("The address bar holds this view");
    }
  };
  const download = () => {
    const scenario = exportScenario(state);
    const json = new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: "application/json" });
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(json);
    anchor.download = `${scenario.name}.json`;
    anchor.click();
    URL.revokeObjectURL(anchor.href);
    say(`deno task bench ${anchor.download}`);
  };
  return (
    <div class="share">
      <button type="button" onClick={share}>Copy link</button>
      <button type="button" onClick={download}>Export scenario</button>
      <span class="hint" role="status">{said}</span>
    </div>
  );
}
