import temml from "temml";
import { divergences } from "../../src/divergences/mod.ts";
import { estimators } from "../../src/estimators/mod.ts";
import { goodnessOfFitTests } from "../../src/goodness_of_fit/mod.ts";
import { metrics } from "../../src/metrics/mod.ts";
import { laws } from "../../src/distributions/mod.ts";
import type { MethodChapter } from "../../web/site/method_entry.ts";
import { parameterDomains } from "./parameter_domains.ts";

/** Every divergence, estimator, test, metric and law of the registries, for the page of methods. */
export function methodChapters(): MethodChapter[] {
  return [
    {
      id: "estimators",
      title: "Estimators",
      introduction:
        "p is the data, m the base density with the data's moments, f the energy network, and " +
        "q̃ = m exp f the model with score s. All networks share the initialisation, the stream of " +
        "data and the budget.",
      entries: [...estimators.values()].map(({ schema, source, formula, ...method }) => ({
        ...described(method, formula),
        facts: estimatorFacts(method),
        parameters: parameterDomains(schema),
        bibtex: source,
      })),
    },
    {
      id: "divergences",
      title: "Divergences",
      introduction: "p is the data and q the model; logarithms are natural.",
      entries: [...divergences.values()].map((divergence) => ({
        ...described(divergence, divergence.formula),
        facts: [
          ["needs of p", divergence.needs.p.join(", ")],
          ["needs of q", divergence.needs.q.join(", ")],
          ["from samples", divergence.fromSamples.description],
        ],
        parameters: parameterDomains(divergence.schema),
        bibtex: divergence.source,
      })),
    },
    {
      id: "tests",
      title: "Goodness-of-fit tests",
      introduction: "Tests of the hypothesis that samples come from q.",
      entries: [...goodnessOfFitTests.values()].map((test) => ({
        ...described(test),
        facts: [],
        parameters: parameterDomains(test.schema),
        bibtex: test.source,
      })),
    },
    {
      id: "metrics",
      title: "Metrics",
      introduction: "What a fit q is scored on against the target p, by one quadrature.",
      entries: metrics.map((metric) => ({ ...described(metric), facts: [], parameters: [] })),
    },
    {
      id: "laws",
      title: "Laws",
      introduction: "What a target may be in JSON, with an example of each.",
      entries: [...laws.values()].map(({ law, schema, examples }) => ({
        name: law,
        title: law,
        description: "",
        facts: examples.length === 0 ? [] : [["example", JSON.stringify(examples[0])] as const],
        parameters: parameterDomains(schema).filter(({ name }) => name !== "law"),
      })),
    },
  ];
}

function described(
  { name, title, description }: { name: string; title: string; description: string },
  formula?: string,
) {
  return { name, title, description, mathMl: formula && mathMl(formula) };
}

function estimatorFacts(
  { stepCost, highestDimension }: { stepCost?: number; highestDimension?: number },
): (readonly [string, string])[] {
  return [
    ...(stepCost === undefined
      ? []
      : [["cost of a step", `${stepCost} × that of score matching`] as const]),
    ...(highestDimension === undefined
      ? []
      : [["highest dimension", String(highestDimension)] as const]),
  ];
}

/** The pages' policy allows no style in attributes; MathML does without. */
function mathMl(formula: string): string {
  return temml.renderToString(formula, { displayMode: true, throwOnError: true })
    .replaceAll(/ style="[^"]*"/g, "");
}
