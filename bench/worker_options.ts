import { InvalidArgumentError, Option } from "commander";
import { isolations } from "../src/runner/local.ts";

/** `--isolation`, of every command that has workers. */
export function isolationOption(): Option {
  return new Option(
    "--isolation <place>",
    "where workers run: a process that exhausts its memory costs its own trial alone",
  ).default(isolations[0]).choices(isolations);
}

/** `--worker-memory`, of every command that has workers. */
export function workerMemoryOption(): Option {
  return new Option(
    "--worker-memory <MB>",
    "replace a worker that holds more after a trial; also the heap limit of a process",
  ).argParser(positiveInteger);
}

/**
 * Reads a count from the command line.
 *
 * @param word The word.
 * @throws {InvalidArgumentError} If it is no positive integer.
 */
export function positiveInteger(word: string): number {
  const value = Number(word);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError("It must be a positive integer.");
  }
  return value;
}
