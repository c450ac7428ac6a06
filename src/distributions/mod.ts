import { z } from "zod";
import { validate } from "../validation/issues.ts";
import { affineLaw } from "./affine.ts";
import { bumpsLaw } from "./bumps.ts";
import { checkerboardLaw } from "./checkerboard.ts";
import type { Distribution, LawDefinition } from "./distribution.ts";
import { funnelLaw } from "./funnel.ts";
import { gaussianMixtureLaw } from "./gaussian_mixture.ts";
import { mixtureLaw } from "./mixture.ts";
import { noisedLaw } from "./noised_law.ts";
import { pinwheelLaw } from "./pinwheel.ts";
import { productLaw } from "./product.ts";
import { radialRingsLaw } from "./radial_rings.ts";
import { ringsLaw } from "./rings.ts";
import { studentTMixtureLaw } from "./student_t_mixture.ts";
import { swissRollLaw } from "./swiss_roll.ts";
import { twoMoonsLaw } from "./two_moons.ts";
import { twoSpiralsLaw } from "./two_spirals.ts";

/** A law in JSON form: its name beside its parameters. */
export interface LawJson {
  /** The law's name in kebab case. */
  law: string;
  /** The law's parameters. */
  [field: string]: unknown;
}

/** A definition whose own JSON type is forgotten, so that all fit one registry. */
export interface AnyLawDefinition {
  /** The value of the field `law`. */
  readonly law: string;
  /** Validates the JSON form. */
  readonly schema: z.ZodType<LawJson>;
  /** Builds the distribution from its validated JSON form. */
  create(parameters: LawJson): Distribution;
  /** Valid JSON forms. */
  readonly examples: readonly LawJson[];
}

/** Validates any law of the registry; the issues' paths lead into nested laws. */
export const lawSchema: z.ZodType<LawJson> = z.looseObject({ law: z.string() })
  .superRefine((value, context) => {
    const definition = laws.get(value.law) ?? loadedLaws.get(value.law);
    if (definition === undefined) {
      const known = [...laws.keys()].join(", ");
      context.addIssue({
        code: "custom",
        path: ["law"],
        message: `must be one of ${known}: current value is ${JSON.stringify(value.law)}`,
      });
      return;
    }
    const result = definition.schema.safeParse(value);
    if (!result.success) context.issues.push(...result.error.issues as typeof context.issues);
  });

/** Every law by its name in JSON. To add one, write its file and name it here. */
export const laws: ReadonlyMap<string, AnyLawDefinition> = new Map(
  [
    erase(gaussianMixtureLaw),
    erase(ringsLaw),
    erase(radialRingsLaw),
    erase(bumpsLaw),
    erase(twoMoonsLaw),
    erase(twoSpiralsLaw),
    erase(swissRollLaw),
    erase(checkerboardLaw),
    erase(pinwheelLaw),
    erase(funnelLaw),
    erase(studentTMixtureLaw),
    erase(mixtureLaw(lawSchema, buildLaw)),
    erase(productLaw(lawSchema, buildLaw)),
    erase(affineLaw(lawSchema, buildLaw)),
    erase(noisedLaw(lawSchema, buildLaw)),
  ].map((definition) => [definition.law, definition]),
);

/** Laws of the modules of a person's own that are loaded now, by the modules' names. */
export const loadedLaws: Map<string, AnyLawDefinition> = new Map();

/**
 * Builds a distribution from its JSON form.
 *
 * @param json The law and its parameters, as in
 * `{"law": "gaussian-mixture", "weights": [1], "means": [[0]], "covariances": [[[1]]]}`.
 * @param field The name of the field that holds it, for messages.
 * @throws {TypeError} If a field is missing, unknown or of another type.
 * @throws {RangeError} If the law is unknown, or a field has a value out of its range.
 */
export function createDistribution(json: unknown, field = ""): Distribution {
  return buildLaw(validate(lawSchema, json, "build a distribution", field));
}

function buildLaw(json: LawJson): Distribution {
  return (laws.get(json.law) ?? loadedLaws.get(json.law))!.create(json);
}

/** The schema has checked the JSON form by the time that `create` sees it. */
function erase<Law extends { law: string }>(definition: LawDefinition<Law>): AnyLawDefinition {
  return definition as unknown as AnyLawDefinition;
}
