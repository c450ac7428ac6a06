/** The module of a trial worker: it loads the suite and runs the trials that it is sent. */
import { exposeTrials } from "../src/runner/expose_trials.ts";
import { runTrial } from "../src/suite/run_trial.ts";

exposeTrials(runTrial);
