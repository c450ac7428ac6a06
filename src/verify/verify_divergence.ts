import type { Distribution } from "../distributions/distribution.ts";
import { GaussianMixture } from "../distributions/gaussian_mixture.ts";
import type { Divergence, Estimate } from "../divergences/divergence.ts";
import { evidenceOf } from "../divergences/evidence.ts";
import { fold, type Key, keyFromSeed } from "../random/key.ts";
import { failed, type Finding, messageOf, notCovered, passed, type Verdict } from "./finding.ts";
import { refined } from "./refined.ts";

/** How a divergence is verified. */
export interface VerifyDivergenceOptions {
  /** Its parameters in JSON form; none where left out. */
  readonly parameters?: unknown;
  /** Samples a side for the form from samples; 2000 where left out. */
  readonly count?: number;
  /** What samples are drawn under; a fixed key where left out. */
  readonly key?: Key;
}

const gaussian = (mean: number, variance: number) =>
  new GaussianMixture({ weights: [1], means: [[mean]], covariances: [[[variance]]] });
const P = new GaussianMixture({
  weights: [0.4, 0.6],
  means: [[-1], [1.5]],
  covariances: [[[1]], [[0.5]]],
});
const Q = gaussian(0.5, 2);
const PAIRS: readonly (readonly [string, Distribution, Distribution])[] = [
  ["a mixture and a Gaussian", P, Q],
  ["a Gaussian and a mixture", Q, P],
  ["N(1, 1) and N(0, 2)", gaussian(1, 1), gaussian(0, 2)],
];
/** Of N(1, 1) from N(0, 2), in closed form, for names whose meaning is fixed. */
const CLOSED_FORMS: Readonly<Record<string, number>> = {
  // ½ (1/2 + 1/2 − 1 + log 2).
  "kl": 0.5 * Math.log(2),
  // ½ (2 + 1 − 1 − log 2).
  "reverse-kl": 0.5 * (2 - Math.log(2)),
  // ½ E[(½ − z/2)²] with a standard normal z.
  "fisher": 0.25,
};
const ROUNDING = 1e-9;
const KEYS = 8;
const STANDARD_ERRORS = 4;

/**
 * Verifies a divergence between laws of the line: 0 between a law and itself, not negative elsewhere, the same when
 * asked again, an error that covers a finer quadrature, closed forms where its name has one, and a form from
 * samples within four of its standard errors of the population value, on average over eight draws.
 *
 * @param divergence The divergence.
 * @param options How to verify it.
 * @returns One finding a check. Nothing is thrown for a fault of the divergence.
 */
export async function verifyDivergence<Parameters>(
  divergence: Divergence<Parameters>,
  options: VerifyDivergenceOptions = {},
): Promise<Finding[]> {
  const parsed = divergence.schema.safeParse(options.parameters ?? {});
  const wanted = "parameters that the schema accepts";
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0];
    const verdict = failed(
      wanted,
      message,
      path.join("."),
      "a parameter is missing or does not fit",
    );
    return [{ check: "parameters", ...verdict }];
  }
  const value = (p: Distribution, q: Distribution) => divergence.evaluate(p, q, parsed.data);
  const checks: [string, () => Verdict | Promise<Verdict>][] = [
    ["zero at itself", () => zeroAtItself(value)],
    ["not negative", () => notNegative(value)],
    ["deterministic", () => determinism(value)],
    ["error estimate", () => errorCoversRefinement(value)],
    ["closed form", () => closedForm(divergence.name, value)],
    ["form from samples", () => fromSamples(divergence, parsed.data, value, options)],
  ];
  const findings: Finding[] = [
    { check: "parameters", ...passed(wanted, JSON.stringify(parsed.data)) },
  ];
  for (const [check, run] of checks) {
    try {
      findings.push({ check, ...await run() });
    } catch (error) {
      const verdict = failed("no error", messageOf(error), "", "a function throws");
      findings.push({ check, ...verdict });
    }
  }
  return findings;
}

type Value = (p: Distribution, q: Distribution) => Estimate;

const shown = ({ value, error }: Estimate) => `${value.toPrecision(6)} ± ${error.toExponential(1)}`;

function zeroAtItself(value: Value): Verdict {
  const expected = "0 between a law and itself, within the stated error";
  for (const [name, law] of [["a mixture", P], ["a Gaussian", Q]] as const) {
    const estimate = value(law, law);
    if (Math.abs(estimate.value) <= estimate.error + ROUNDING) continue;
    const cause =
      "a term lacks its counterpart (an entropy, a normaliser), or the error is too small";
    return failed(expected, shown(estimate), name, cause);
  }
  return passed(expected, "so for a mixture and a Gaussian");
}

function notNegative(value: Value): Verdict {
  const expected = "a finite value that is not negative, with an error that is not";
  for (const [name, p, q] of PAIRS) {
    const estimate = value(p, q);
    const isFine = estimate.value >= -estimate.error - ROUNDING && estimate.value < Infinity &&
      estimate.error >= 0 && estimate.error < Infinity;
    if (!isFine) {
      return failed(expected, shown(estimate), name, "a sign, or p and q are swapped in a term");
    }
  }
  return passed(expected, PAIRS.map(([, p, q]) => value(p, q).value.toPrecision(4)).join(", "));
}

function determinism(value: Value): Verdict {
  const expected = "the same bits when asked again";
  const [first, again] = [value(P, Q), value(P, Q)];
  if (Object.is(first.value, again.value)) return passed(expected, shown(first));
  const cause = "randomness without a fixed key (Math.random, a clock), or state between calls";
  return failed(expected, `${first.value}, then ${again.value}`, PAIRS[0][0], cause);
}

function errorCoversRefinement(value: Value): Verdict {
  const expected = "a value that a finer quadrature changes by no more than the stated errors";
  let largest = 0;
  for (const [name, p, q] of PAIRS) {
    let fine: Estimate;
    try {
      fine = value(refined(p), refined(q));
    } catch (error) {
      return notCovered(expected, `only closed forms: ${messageOf(error)}`);
    }
    const coarse = value(p, q);
    const change = Math.abs(fine.value - coarse.value);
    largest = Math.max(largest, change);
    if (change <= coarse.error + fine.error + ROUNDING * Math.max(1, Math.abs(fine.value))) {
      continue;
    }
    const cause =
      "the error estimate leaves out the quadrature's, or the value depends on how a law is written";
    return failed(expected, `${shown(coarse)}, finer ${shown(fine)}`, name, cause);
  }
  return passed(expected, `changes of at most ${largest.toExponential(1)}`);
}

function closedForm(name: string, value: Value): Verdict {
  const expected = CLOSED_FORMS[name];
  if (expected === undefined) {
    return notCovered("", `no closed form between Gaussians is known for the name "${name}"`);
  }
  const [where, p, q] = PAIRS[2];
  const estimate = value(p, q);
  const wanted = `${expected.toPrecision(6)} between ${where}`;
  if (Math.abs(estimate.value - expected) <= estimate.error + ROUNDING) {
    return passed(wanted, shown(estimate));
  }
  const ratio = estimate.value / expected;
  const cause = `the value is ${
    ratio.toPrecision(4)
  } times what the name stands for: a factor, a logarithm's base, or another direction`;
  return failed(wanted, shown(estimate), where, cause);
}

async function fromSamples<Parameters>(
  { fromSamples: form }: Divergence<Parameters>,
  parameters: Parameters,
  value: Value,
  { count = 2000, key = fold(keyFromSeed(2022), "divergence") }: VerifyDivergenceOptions,
): Promise<Verdict> {
  const expected =
    `a mean over ${KEYS} draws within ${STANDARD_ERRORS} standard errors of the population value`;
  const population = value(P, Q);
  let [sum, variance] = [0, 0];
  for (let draw = 0; draw < KEYS; draw++) {
    const own = fold(key, draw);
    const [p, q] = [evidenceOf(P, fold(own, "p"), count), evidenceOf(Q, fold(own, "q"), count)];
    const estimate = await form.estimate(p, q, parameters, own);
    sum += estimate.value / KEYS;
    variance += (estimate.standardError / KEYS) ** 2;
  }
  const error = Math.sqrt(variance);
  const found = `${sum.toPrecision(5)} ± ${error.toExponential(1)}, the population value is ${
    shown(population)
  }`;
  if (Math.abs(sum - population.value) <= STANDARD_ERRORS * error + population.error) {
    return passed(expected, found);
  }
  const cause =
    "a bias (state it in the form's description), a standard error that is too small, or another factor than the population value's";
  return failed(expected, found, PAIRS[0][0], cause);
}
