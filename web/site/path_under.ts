import { join, sep } from "@std/path";

/**
 * The real path of what a URL names under a folder. What is hidden, or lies outside of the folder
 * through `..` or a link, has none.
 *
 * @param folder The folder.
 * @param pathname The URL's path, percent-encoded.
 * @returns The path; undefined where there is none.
 * @throws {Deno.errors.NotFound} If nothing is there.
 */
export async function pathUnder(folder: string, pathname: string): Promise<string | undefined> {
  const names = decoded(pathname)?.split("/").filter((name) => name !== "");
  if (names === undefined) return undefined;
  if (names.some((name) => name.startsWith(".") || /[\\\0:]/.test(name))) return undefined;
  const root = await Deno.realPath(folder);
  const path = await Deno.realPath(join(root, ...names));
  return path === root || path.startsWith(root + sep) ? path : undefined;
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
