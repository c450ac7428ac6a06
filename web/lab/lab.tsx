/** @jsxImportSource preact */
import type { VNode } from "preact";
import { formatNats } from "./format.ts";
import { runSettings } from "./lab_engine.ts";
import { SIDE_NAMES, SIDES } from "./lab_methods.ts";
import type { Preset } from "./lab_state.ts";
import { KlChart, ProfileChart } from "./parts/charts.tsx";
import { ClosedFormPanel, FitPanel } from "./parts/fit_panel.tsx";
import { LawSource } from "./parts/law_source.tsx";
import { RunBar } from "./parts/run_bar.tsx";
import { SettingsPanel } from "./parts/settings_panel.tsx";
import { TargetPanel } from "./parts/target_panel.tsx";
import { WeightBars } from "./parts/weight_bars.tsx";
import { type Lab, useLab } from "./use_lab.ts";

/** What the page is made from. */
export interface LabProps {
  readonly presets: readonly Preset[];
  /** Starts a worker. */
  readonly open: () => Worker;
}

/** The lab: a target, two ways to fit it, and what one of them does not see. */
export function LabPage({ presets, open }: LabProps): VNode {
  const lab = useLab(presets, open);
  const { state, view } = lab;
  const settings = runSettings(state);
  const stale = (side: "fisher" | "mixture") => {
    const run = view.runs[side];
    return run.settings !== "" && run.settings !== settings;
  };
  const problem = lab.problem ?? view.problem;
  return (
    <>
      <header>
        <p class="eyebrow">Blindspot</p>
        <h1>The blindness lab</h1>
        <p class="lead">
          Score matching sees the shape of every mode and not how much mass it holds. Move the modes
          apart, set their weights, and watch two fits of the same network: one by the Fisher
          divergence (FD), one by the Mixture Fisher Divergence (MFD).
        </p>
      </header>
      <main>
        <p class="problem" role="alert">{problem}</p>
        <div class="bench">
          <div class="rail">
            <TargetPanel lab={lab} />
            <SettingsPanel {...{ lab, presets }} />
            <LawSource lab={lab} />
          </div>
          <div class="stage">
            <RunBar lab={lab} />
            <div class="grid">
              {SIDES.map((side) => <FitPanel key={side} {...{ lab, side, stale: stale(side) }} />)}
              {SIDES.map((side) => <ClosedFormPanel key={side} {...{ lab, side }} />)}
              <WeightBars lab={lab} />
              <KlChart lab={lab} />
              <ProfileChart lab={lab} />
            </div>
          </div>
        </div>
        <p class="visually-hidden" role="status">{spokenOf(lab)}</p>
      </main>
      <footer>
        <p class="hint">
          Everything is computed on this device, by the kernel and the code of{" "}
          <code>deno task bench</code>; nothing leaves it. Networks: 64-64-64, batches of 256. Maps
          share the target's colour scale; KL while training and of closed forms is summed over the
          map's grid, that of finished networks by quadrature. After M. Zhang et al., “Towards
          Healing the Blindness of Score Matching”, arXiv:2209.07396.
        </p>
      </footer>
    </>
  );
}

/** What is said aloud: that both began, and what came out; not each picture between. */
function spokenOf({ view: { runs } }: Lab): string {
  if (SIDES.some((side) => runs[side].status === "running")) return "Training both networks.";
  const results = SIDES.flatMap((side) => {
    const { metrics } = runs[side];
    return metrics ? [`${SIDE_NAMES[side]} ended at KL ${formatNats(metrics.kl.value)}`] : [];
  });
  return results.length === SIDES.length ? `${results.join("; ")}.` : "";
}
