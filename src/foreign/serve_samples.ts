import { z } from "zod";
import type { Key } from "../random/key.ts";
import { crossedJson } from "./crossed_json.ts";
import { ForeignModuleError } from "./foreign_module_error.ts";
import type { Payload } from "./payload.ts";

/** Coordinates that may be drawn at once. */
const MOST_COORDINATES = 2 ** 25;

const word = z.int().min(0).max(0xffffffff);

const request = z.object({ key: z.tuple([word, word]), count: z.int().min(0) });

/** What samples are drawn from: a problem or a distribution. */
export interface SampleSource {
  readonly dimension: number;
  sample(key: Key, count: number): Float64Array;
}

/**
 * Draws the samples that a module asked for.
 *
 * @param module The module's name.
 * @param source What is drawn from.
 * @param json The module's request: a key and a count.
 * @throws {ForeignModuleError} If it asks for what there is not.
 */
export function serveSamples(module: string, source: SampleSource, json: unknown): Payload {
  const { key, count } = crossedJson(module, "sample", request, json);
  if (count * source.dimension > MOST_COORDINATES) {
    throw new ForeignModuleError(
      module,
      `asked for ${count} samples at once: at most ${
        Math.floor(MOST_COORDINATES / source.dimension)
      } are given`,
    );
  }
  return { json: null, arrays: [source.sample(key, count)] };
}
