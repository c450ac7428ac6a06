/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { TrialViews } from "../../src/report/trial_views/trial_view.ts";
import { trialBlock } from "../trial/trial_block.ts";

/** The dialog that shows one trial, empty until the script fills it, and the trials for it. */
export function TrialSection({ trials }: { readonly trials: TrialViews }): JSX.Element | null {
  if (trials.trials.length === 0) return null;
  return (
    <>
      <dialog id="trial-view" class="trial" aria-labelledby="trial-view-title">
        <div class="trial-head">
          <div class="trial-names">
            <h2 id="trial-view-title" data-part="title" aria-live="polite"></h2>
            <p class="panel-note" data-part="subtitle" aria-live="polite"></p>
          </div>
          <div class="trial-buttons">
            <button type="button" data-part="previous">← Previous</button>
            <span class="trial-place" data-part="place"></span>
            <button type="button" data-part="next">Next →</button>
            <button type="button" data-part="close" autofocus>Close</button>
          </div>
        </div>
        <div data-part="body"></div>
      </dialog>
      <script
        type="application/json"
        id="trials"
        dangerouslySetInnerHTML={{ __html: trialBlock(trials) }}
      />
    </>
  );
}
