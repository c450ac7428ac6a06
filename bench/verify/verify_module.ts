import { foreignDivergence } from "../../src/foreign/foreign_divergence.ts";
import { foreignEstimator } from "../../src/foreign/foreign_estimator.ts";
import { foreignMetric } from "../../src/foreign/foreign_metric.ts";
import { ForeignModuleError } from "../../src/foreign/foreign_module_error.ts";
import { foreignParts } from "../../src/foreign/foreign_parts.ts";
import type { LoadedModule } from "../../src/foreign/load_module.ts";
import type { AnyEstimator } from "../../src/estimators/mod.ts";
import { failed, type Finding, messageOf, notCovered } from "../../src/verify/finding.ts";
import { verifyDistribution } from "../../src/verify/verify_distribution.ts";
import { verifyDivergence } from "../../src/verify/verify_divergence.ts";
import { verifyEstimator } from "../../src/verify/verify_estimator.ts";
import { verifyMetric, type VerifyMetricOptions } from "../../src/verify/verify_metric.ts";

/** How a module is verified. */
export interface VerifyModuleOptions extends VerifyMetricOptions {
  /** Its parameters in JSON form. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Seconds that a fit may take. */
  readonly timeLimit: number;
}

/** Checks of what the suite's own objects have and a module's cannot. */
const BEYOND_MODULES: Readonly<Record<string, string>> = {
  "form from samples": "a divergence of a module has a population value alone",
  "abort": "a module's fit is told of no signal: the trial's time limit ends it",
};

/**
 * Runs the conformance checks of a module's kind.
 *
 * @param module The module.
 * @param options Its parameters, and how long a fit may take.
 * @returns One finding a check.
 * @throws {ForeignModuleError} If a distribution's module cannot make one of its parameters.
 */
export async function verifyModule(
  module: LoadedModule,
  { parameters, timeLimit, perfect }: VerifyModuleOptions,
): Promise<Finding[]> {
  switch (module.kind) {
    case "distribution":
      return verifyDistribution(foreignParts(module, parameters));
    case "metric":
      return verifyMetric(foreignMetric(module, parameters), { perfect });
    case "divergence":
      return applicable(await verifyDivergence(foreignDivergence(module), { parameters }));
    case "estimator":
      return applicable(await verifyFits(timed(foreignEstimator(module), timeLimit), parameters));
  }
}

async function verifyFits(estimator: AnyEstimator, parameters: unknown): Promise<Finding[]> {
  try {
    return await verifyEstimator(estimator, { parameters });
  } catch (error) {
    const cause = "the fit, or what it gives, throws when it is asked for again";
    return [{ check: "fit", ...failed("no error", messageOf(error), "", cause) }];
  }
}

function applicable(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const why = BEYOND_MODULES[finding.check];
    if (why === undefined || finding.status === "passed") return finding;
    return { check: finding.check, ...notCovered(finding.expected, why) };
  });
}

/** The estimator with an end to each of its fits, as a trial's own limit is in a run. */
function timed(estimator: AnyEstimator, seconds: number): AnyEstimator {
  return {
    ...estimator,
    async fit(...given) {
      const { promise, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        reject(new ForeignModuleError(estimator.name, `gave no fit within ${seconds} s`));
      }, 1000 * seconds);
      try {
        return await Promise.race([estimator.fit(...given), promise]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
