import { writeAll } from "./write_all.ts";

/**
 * Writes a text file so that whoever reads it, now or after a crash, sees the old content or the new
 * one and nothing between: into a temporary file beside it, flushed, then renamed.
 *
 * @param path The file; its folder exists.
 * @param text The new content.
 */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp`;
  using file = await Deno.open(temporary, { write: true, create: true, truncate: true });
  await writeAll(file, new TextEncoder().encode(text));
  await file.sync();
  await Deno.rename(temporary, path);
}
