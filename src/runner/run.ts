import { planTrials, type StepCostOf } from "../suite/plan.ts";
import type { Scenario } from "../suite/scenario.ts";
import type { EngineName, PlannedTrial, Trial, TrialResult } from "../suite/trial.ts";
import { chosenTrials } from "./chosen_trials.ts";
import type { Executor, ExecutorEvent } from "./executor.ts";
import { describeRun, endRun, type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { ProgressFile } from "./progress_file.ts";
import { ResultStore } from "./results.ts";
import { claimRunFolder } from "./run_folder.ts";
import { type Shard, shardOf } from "./shard.ts";
import { storedResults } from "./stored_results.ts";

/** How a scenario is run. */
export interface RunOptions {
  /** The run folder. */
  readonly out: string;
  /** Goes on with what the folder holds: trials that are done are not run again, failed ones are. */
  readonly resume: boolean;
  /** Runs the trials. */
  readonly executor: Executor;
  /** The part of the plan that is run; the whole plan if left out. */
  readonly shard?: Shard;
  /** Runs only the trials whose ids begin with one of these; all if left out. */
  readonly trials?: readonly string[];
  /** What computes energy networks; `simd` if left out. */
  readonly engine?: EngineName;
  /** Whether the modules that a scenario names run beside the suite; in sandboxes if left out. */
  readonly trust?: boolean;
  /** Gives the result version that goes into a trial's id. */
  readonly resultVersionOf: (trial: Trial, engine?: EngineName) => string;
  /** Gives what a step of an estimator costs, for budgets of equal time; 1 for all if left out. */
  readonly stepCostOf?: StepCostOf;
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
  const { out, resume, shard, trials, commandLine, onEvent = () => {} } = options;
  const whole = await planOf(scenario, options);
  const chosen = trials === undefined ? whole : chosenTrials(whole, trials);
  const plan = shard === undefined ? chosen : shardOf(chosen, shard);
  const described = await describeRun(scenario, chosen.length, commandLine);
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

async function planOf(scenario: Scenario, options: RunOptions): Promise<PlannedTrial[]> {
  const { engine, trust, resultVersionOf, stepCostOf } = options;
  const plan = await planTrials(scenario, (trial) => resultVersionOf(trial, engine), stepCostOf);
  return plan.map((planned) => ({ ...planned, engine, ...(trust && { trust }) }));
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
