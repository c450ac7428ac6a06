import type { PartialDistribution } from "../distributions/derived/partial_distribution.ts";
import type { Distribution } from "../distributions/distribution.ts";
import { failed, type Finding, messageOf, notCovered } from "./finding.ts";
import { determinism } from "./distributions/determinism.ts";
import { massOutside } from "./distributions/mass_outside.ts";
import { modeShares } from "./distributions/mode_shares.ts";
import { modeWeights } from "./distributions/mode_weights.ts";
import { moments } from "./distributions/moments.ts";
import { normalisation } from "./distributions/normalisation.ts";
import { purity } from "./distributions/purity.ts";
import { samplesInSupport } from "./distributions/samples_in_support.ts";
import { score } from "./distributions/score.ts";
import { shapes } from "./distributions/shapes.ts";
import { speed } from "./distributions/speed.ts";
import { stein } from "./distributions/stein.ts";
import {
  type DistributionCheck,
  type Subject,
  subjectOf,
  type VerifyDistributionOptions,
} from "./distributions/subject.ts";
import { twoSample } from "./distributions/two_sample.ts";

/** Every check of a distribution, in the order in which they are tried. */
export const distributionChecks: readonly DistributionCheck[] = [
  shapes,
  purity,
  normalisation,
  score,
  determinism,
  samplesInSupport,
  massOutside,
  moments,
  stein,
  twoSample,
  modeWeights,
  modeShares,
  speed,
];

/**
 * Verifies a distribution, or part of one, before anything is measured on it: shapes, purity, normalisation, score,
 * determinism, support, the sampler against moments, score and density, and the modes' weights.
 *
 * What was not given is not verified: its checks are "not covered". Where a function returns another shape than
 * it must, the other checks are left out.
 *
 * @param given What a person wrote.
 * @param options How to verify it.
 * @returns One finding a check. Nothing is thrown for a fault of what was given.
 */
export function verifyDistribution(
  given: PartialDistribution | Distribution,
  options: VerifyDistributionOptions = {},
): Finding[] {
  let subject: Subject;
  try {
    subject = subjectOf(given, options);
  } catch (error) {
    const cause = "a field is missing or wrong, or what is not given cannot be derived";
    return [{
      check: "fields",
      ...failed("fields from which the distribution can be built", messageOf(error), "", cause),
    }];
  }
  const [first, ...others] = distributionChecks;
  const finding = runCheck(first, subject);
  return finding.status === "failed"
    ? [finding]
    : [finding, ...others.map((check) => runCheck(check, subject))];
}

/**
 * Tries one check of a distribution.
 *
 * @param check The check.
 * @param subject The distribution.
 * @returns What it found; a check that throws has failed.
 */
export function runCheck({ name, run }: DistributionCheck, subject: Subject): Finding {
  try {
    return { check: name, ...run(subject) };
  } catch (error) {
    const message = messageOf(error);
    // A law without a sampler, from which none can be derived either, has not failed at this.
    const verdict = subject.given.sample === undefined && message.includes("Cannot sample")
      ? notCovered("", `no 'sample' was given, and none can be derived: ${message}`)
      : failed("no error", message, "", "a function throws, or returns another shape than it must");
    return { check: name, ...verdict };
  }
}
