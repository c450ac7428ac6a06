import { resolve } from "@std/path";
import { pathToFileURL } from "node:url";

/**
 * Where a module is.
 *
 * @param name Its path or its `file:` or `https:` URL.
 * @param folder What a relative path starts from; the working directory if left out.
 * @returns A `file:` or `https:` URL.
 */
export function moduleUrl(name: string, folder = "."): string {
  if (/^(file|https):/.test(name)) return new URL(name).href;
  return pathToFileURL(resolve(folder, name)).href;
}
