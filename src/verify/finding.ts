/** What one check found. */
export interface Finding {
  /** The check, in words. */
  readonly check: string;
  /** Whether it holds; "not covered" where it could not be tried. */
  readonly status: "passed" | "failed" | "not covered";
  /** What had to be. */
  readonly expected: string;
  /** What is. */
  readonly found: string;
  /** Where the largest deviation is: a point, an axis, a mode, a call. */
  readonly where: string;
  /** The likely cause of a failure, or why a check was not tried; empty where it passed. */
  readonly cause: string;
}

/** A finding without the name of its check. */
export type Verdict = Omit<Finding, "check">;

/**
 * The verdict that all is well.
 *
 * @param expected What had to be.
 * @param found What is.
 */
export function passed(expected: string, found: string): Verdict {
  return { status: "passed", expected, found, where: "", cause: "" };
}

/**
 * The verdict that a check fails.
 *
 * @param expected What had to be.
 * @param found What is.
 * @param where Where the largest deviation is.
 * @param cause The likely cause.
 */
export function failed(expected: string, found: string, where: string, cause: string): Verdict {
  return { status: "failed", expected, found, where, cause };
}

/**
 * The verdict that a check could not be tried.
 *
 * @param expected What would have to be.
 * @param cause Why it could not be tried.
 */
export function notCovered(expected: string, cause: string): Verdict {
  return { status: "not covered", expected, found: "", where: "", cause };
}

/**
 * What a thrown value says.
 *
 * @param error What was caught.
 */
export function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
