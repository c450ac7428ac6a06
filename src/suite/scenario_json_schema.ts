import { z } from "zod";
import { laws, lawSchema } from "../distributions/mod.ts";
import { divergences } from "../divergences/mod.ts";
import { estimators } from "../estimators/mod.ts";
import { goodnessOfFitTests } from "../goodness_of_fit/mod.ts";
import { sampleSourceSchema } from "../samples/sample_source.ts";
import { scenarioFields, scenarioParts } from "./scenario_fields.ts";

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Record<string, unknown>;

/** How a person names a module of their own in place of a name of the registries. */
const MODULE_NAME = { type: "string", pattern: "^(\\.\\.?/|/|file:|https:)" };

/**
 * The JSON Schema of scenarios, for completion and checks in editors: every law, estimator, divergence
 * and test with its parameters. What one field asks of another is left to `parseScenario`.
 */
export function scenarioJsonSchema(): JsonSchema {
  return {
    ...rendered(scenarioFields),
    title: "A scenario of Blindspot",
    $defs: {
      law: { oneOf: [...[...laws.values()].map(lawDefinition), moduleOf("law")] },
      estimator: methods(estimators.values()),
      divergence: methods(divergences.values()),
      test: { oneOf: [...goodnessOfFitTests.values()].map(methodDefinition) },
    },
  };
}

/** What is known by identity alone: parts that the schemas leave to the registries. */
const PLACES = new Map<unknown, () => JsonSchema>([
  [lawSchema, () => ({ $ref: "#/$defs/law" })],
  [scenarioParts.law, () => ({ $ref: "#/$defs/law" })],
  [scenarioParts.estimator, () => ({ $ref: "#/$defs/estimator" })],
  [scenarioParts.divergence, () => ({ $ref: "#/$defs/divergence" })],
  [scenarioParts.test, () => ({ $ref: "#/$defs/test" })],
  [scenarioParts.metricModule, () => ({ anyOf: [MODULE_NAME, moduleOf("name")] })],
  [scenarioParts.target, () => ({ anyOf: [rendered(scenarioParts.lawTarget), sampleTarget()] })],
  [scenarioParts.fits, () => {
    const plan = rendered(scenarioParts.fitPlan);
    return { anyOf: [plan, { type: "array", items: plan, minItems: 1 }] };
  }],
]);

/** A source as a person writes it; what loading fills in may stand there too. */
function sampleTarget(): JsonSchema {
  return {
    type: "object",
    properties: {
      name: { type: "string" },
      data: rendered(sampleSourceSchema),
    },
    required: ["name", "data"],
    additionalProperties: false,
  };
}

function rendered(schema: unknown): JsonSchema {
  const { $schema, ...json } = z.toJSONSchema(schema as z.ZodType, {
    unrepresentable: "any",
    io: "input",
    override({ zodSchema, jsonSchema }) {
      const place = zodSchema === schema ? undefined : PLACES.get(zodSchema);
      if (place === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      Object.assign(jsonSchema, place());
    },
  });
  // The root alone says which JSON Schema it is.
  return schema === scenarioFields ? { $schema, ...json } : json;
}

function lawDefinition({ law, schema }: { law: string; schema: unknown }): JsonSchema {
  return { title: law, ...rendered(schema) };
}

function methods(entries: Iterable<Parameters<typeof methodDefinition>[0]>): JsonSchema {
  return { oneOf: [...[...entries].map(methodDefinition), moduleOf("name")] };
}

/** A method in JSON: its parameters beside its name. */
function methodDefinition(
  { name, title, description, schema }: {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly schema: unknown;
  },
): JsonSchema {
  const { properties = {}, required = [], ...rest } = rendered(schema) as {
    properties?: JsonSchema;
    required?: string[];
  };
  return {
    title,
    description,
    ...rest,
    properties: { name: { const: name }, ...properties },
    required: ["name", ...required],
  };
}

function moduleOf(field: "law" | "name"): JsonSchema {
  return {
    title: "a module of your own",
    type: "object",
    properties: { [field]: MODULE_NAME },
    required: [field],
  };
}
