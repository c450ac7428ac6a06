import { z } from "zod";
import { type ModuleCalls, TrustedModule } from "./module_calls.ts";
import { type ModuleKind, moduleKinds } from "./module_host.ts";
import { moduleUrl } from "./module_url.ts";
import { type ModuleSource, readModule } from "./read_module.ts";
import { ForeignModuleError } from "./foreign_module_error.ts";
import { Sandbox, type SandboxLimits } from "./sandbox.ts";

/** A module that was loaded, with what it says of itself. */
export interface LoadedModule {
  /** Its name, as a person wrote it. */
  readonly name: string;
  /** SHA-256 of its source, in hexadecimal. */
  readonly sha256: string;
  /** What it adds. */
  readonly kind: ModuleKind;
  /** A short title for tables; the name where the module gives none. */
  readonly title: string;
  /** What it is; empty where the module does not say. */
  readonly description: string;
  /** BibTeX of its source; empty where the module gives none. */
  readonly source: string;
  /** A metric's name in a result's `metrics`. */
  readonly metric?: string;
  /** Asks it. */
  readonly calls: ModuleCalls;
}

/** How a module is loaded. */
export interface LoadOptions {
  /** Runs it beside the suite with all permissions of the process, in place of a sandbox. */
  readonly trust?: boolean;
  /** What it may take in its sandbox. */
  readonly limits?: SandboxLimits;
}

/**
 * Loads a module by path or URL. Without `trust` the process needs `--unstable-worker-options`, and a
 * heap limit (`--v8-flags=--max-old-space-size=1000`) if it is to end rather than the machine.
 *
 * @param path A path from the working directory, or a `file:` or `https:` URL.
 * @param options Whether it is trusted.
 * @returns The module; `calls.close()` ends its worker.
 * @throws {Error} If it cannot be read.
 * @throws {ForeignModuleError} If it cannot be loaded, or tries what it may not.
 */
export async function loadModule(path: string, options: LoadOptions = {}): Promise<LoadedModule> {
  return await openModule(await readModule(path, moduleUrl(path)), options);
}

/**
 * Loads a module whose source was read.
 *
 * @param source The module.
 * @param options Whether it is trusted.
 * @throws {ForeignModuleError} If it cannot be loaded, or tries what it may not.
 */
export async function openModule(
  source: ModuleSource,
  { trust = false, limits }: LoadOptions = {},
): Promise<LoadedModule> {
  const { calls, header } = trust
    ? await TrustedModule.open(source)
    : await openSandbox(source, limits);
  const result = headerSchema.safeParse(header);
  if (!result.success) {
    calls.close();
    const [{ path, message }] = result.error.issues;
    throw new ForeignModuleError(source.name, `has a wrong '${path.join(".")}': ${message}`);
  }
  const { name: metric, kind, title = source.name, ...texts } = result.data;
  const { description = "", source: bibtex = "" } = texts;
  const own = { kind, title, description, source: bibtex, ...(metric && { metric }) };
  return { name: source.name, sha256: source.sha256, ...own, calls };
}

async function openSandbox(source: ModuleSource, limits?: SandboxLimits) {
  const { sandbox, header } = await Sandbox.open(source, limits);
  return { calls: sandbox, header };
}

const text = z.string().max(20_000).optional();

const headerSchema = z.object({
  kind: z.enum(moduleKinds),
  title: text,
  description: text,
  source: text,
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/, "it must be in camel case").optional(),
}).refine(({ kind, name }) => kind !== "metric" || name !== undefined, {
  path: ["name"],
  message: "a metric must have one",
});
