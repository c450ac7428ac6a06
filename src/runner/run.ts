import type { Scenario } from "../suite/scenario.ts";
import type { PlannedTrial, TrialResult } from "../suite/trial.ts";
import type { Executor, ExecutorEvent } from "./executor.ts";
import { describeRun, endRun, type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { ProgressFile } from "./progress_file.ts";
import { ResultStore } from "./results.ts";
import { claimRunFolder } from "./run_folder.ts";
import { type PlanOptions, runPlan } from "./run_plan.ts";
import { storedResults } from "./stored_results.ts";

/** How a scenario is run. */
export interface RunOptions extends PlanOptions {
  /** The run folder. */
  readonly out: string;
  /** Goes on with what the folder holds: trials that are done are not run again, failed ones are. */
  readonly resume: boolean;
  /** Runs the trials. */
  readonly executor: Executor;
  /** The words of the command, for the manifest; without `--resume`. */
  readonly commandLine: readonly string[];
  /** Stops the run; what is done stays, and the run can be resumed. */
  readonly signal?: AbortSignal;
  /** Told of what happens, for a display. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** What happens in a run, in order: notices, `planned` once, then the trials' events. */
export type RunEvent =
  | ExecutorEvent
  /** A sentence for the person who runs it. */
  | { readonly kind: "notice"; readonly text: string }
  /** What the folder is to hold, and the part of it that is to be run now. */
  | {
    readonly kind: "planned";
    readonly plan: readonly PlannedTrial[];
    readonly pending: readonly PlannedTrial[];
  }
  /** The trial's result is stored. */
  | { readonly kind: "finished"; readonly planned: PlannedTrial; readonly result: TrialResult };

/** How a run ended. */
export interface RunSummary {
  /** What the folder is to hold. */
  readonly plan: readonly PlannedTrial[];
  /** The result that counts of each planned trial that has one, in the plan's order, read anew. */
  readonly results: Iterable<TrialResult>;
  /** Whether the signal stopped it before all trials had ended. */
  readonly interrupted: boolean;
}

/**
 * Runs a scenario, or a shard of it, into a run folder.
 *
 * @param scenario A valid scenario; see `parseScenario`.
 * @param options Where and how.
 * @returns How it ended; failed trials do not make it throw.
 * @throws {RangeError} If two of the trials are the same, or a trial that is asked for is not planned.
 * @throws {Error} If the folder cannot be used or written to, or no worker can be started. What is
 *   done by then stays, and the run can be resumed.
 */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<RunSummary> {
  const { out, resume, shard, commandLine, onEvent = () => {} } = options;
  const { plan, count } = await runPlan(scenario, options);
  const described = await describeRun(scenario, count, commandLine);
  const kept = await claimRunFolder(out, resume);
  if (kept !== undefined) {
    onEvent({ kind: "notice", text: `The earlier run in '${out}' is kept as '${kept}'` });
  }
  await using store = await ResultStore.open(out);
  for (const text of store.warnings) onEvent({ kind: "notice", text });
  const manifest = await beginManifest(out, {
    ...described,
    ...(shard && { shard: { ...shard, plannedTrials: plan.length } }),
    ...(options.trust && { trust: true }),
  });
  const pending = plan.filter(({ id }) => !store.isDone(id));
  onEvent({ kind: "planned", plan, pending });
  const ended = await runPending(pending, store, options);
  await store.flush();
  const results = storedResults(out, plan.map(({ id }) => id));
  const interrupted = ended < pending.length;
  if (!interrupted) {
    await store.finalise(plan);
    await writeManifest(out, endRun(manifest, results));
  }
  return { plan, results, interrupted };
}

/** A resumed run goes on with one that began earlier. */
async function beginManifest(out: string, current: Manifest): Promise<Manifest> {
  const startTime = (await readManifest(out))?.startTime ?? current.startTime;
  const manifest = { ...current, startTime };
  await writeManifest(out, manifest);
  return manifest;
}

/** Runs trials and stores what comes; gives the count of those that ended. */
async function runPending(
  pending: readonly PlannedTrial[],
  store: ResultStore,
  { out, executor, signal, onEvent = () => {} }: RunOptions,
): Promise<number> {
  const plannedOfId = new Map(pending.map((planned) => [planned.id, planned]));
  await using progress = new ProgressFile(out, pending);
  const show = (event: RunEvent) => {
    progress.show(event);
    onEvent(event);
  };
  let ended = 0;
  for await (const outcome of executor.run(pending, { signal, onEvent: show })) {
    const planned = plannedOfId.get(outcome.result.id);
    if (planned === undefined) {
      throw new Error(
        `Cannot store a result as its trial must be pending: current id is '${outcome.result.id}'`,
      );
    }
    await store.append(outcome);
    ended++;
    show({ kind: "finished", planned, result: outcome.result });
  }
  return ended;
}
