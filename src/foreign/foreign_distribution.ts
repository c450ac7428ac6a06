import type { Distribution } from "../distributions/distribution.ts";
import { deriveDistribution } from "../distributions/derived/derive_distribution.ts";
import { foreignParts } from "./foreign_parts.ts";
import type { LoadedModule } from "./load_module.ts";

/**
 * A distribution of a module, with what it leaves out derived.
 *
 * @param module A module of kind `distribution`.
 * @param parameters Its parameters in JSON form.
 * @throws {ForeignModuleError} If the module throws or gives what does not fit.
 * @throws {Error} If what is left out cannot be derived.
 */
export function foreignDistribution(
  module: LoadedModule,
  parameters: Readonly<Record<string, unknown>>,
): Distribution {
  return deriveDistribution(foreignParts(module, parameters), module.name);
}
