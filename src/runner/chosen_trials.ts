import type { PlannedTrial } from "../suite/trial.ts";

/** The shortest beginning of an id that is taken: shorter ones are too easily several trials. */
const SHORTEST = 4;

/**
 * Reads the beginning of a trial's id.
 *
 * @param word At least 4 hexadecimal digits.
 * @throws {RangeError} If it is something else.
 */
export function parseTrialPrefix(word: string): string {
  if (!/^[0-9a-f]{4,16}$/.test(word)) {
    throw new RangeError(
      `Cannot choose a trial as 'trial' must be ${SHORTEST} to 16 hexadecimal digits of its id: ` +
        `current value is '${word}'`,
    );
  }
  return word;
}

/**
 * The trials whose ids begin with one of some prefixes.
 *
 * @param plan The plan.
 * @param prefixes What ids begin with; each must fit at least one trial.
 * @returns The chosen trials, in the order of the plan.
 * @throws {RangeError} If no id begins with one of them.
 */
export function chosenTrials(
  plan: readonly PlannedTrial[],
  prefixes: readonly string[],
): PlannedTrial[] {
  for (const prefix of prefixes) {
    if (!plan.some(({ id }) => id.startsWith(prefix))) {
      throw new RangeError(
        `Cannot run the trial '${prefix}' as none of the ${plan.length} planned ids begins with it: ` +
          "another version, kernel or count of seeds gives a trial another id",
      );
    }
  }
  return plan.filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)));
}
