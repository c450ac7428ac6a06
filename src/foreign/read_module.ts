/** Bytes that a module may have. */
const MOST_BYTES = 4_000_000;

/** Seconds that fetching a module may take. */
const FETCH_LIMIT = 30;

/** A module's source, with what identifies it. */
export interface ModuleSource {
  /** Its name, as a person wrote it. */
  readonly name: string;
  /** Where it was read. */
  readonly url: string;
  /** Its bytes. */
  readonly source: Uint8Array<ArrayBuffer>;
  /** SHA-256 of them, in hexadecimal. */
  readonly sha256: string;
}

/**
 * Reads the source of a module, without running it.
 *
 * @param name Its name, as a person wrote it; for messages.
 * @param url Its `file:` or `https:` URL.
 * @throws {Error} If it cannot be read, or is larger than 4 MB.
 */
export async function readModule(name: string, url: string): Promise<ModuleSource> {
  let source: Uint8Array<ArrayBuffer>;
  try {
    source = url.startsWith("https:") ? await fetched(url) : await read(new URL(url));
  } catch (error) {
    throw new Error(`Cannot read the module '${name}' as ${reasonOf(error)}`);
  }
  const digest = await crypto.subtle.digest("SHA-256", source);
  return { name, url, source, sha256: new Uint8Array(digest).toHex() };
}

async function read(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const { size, isFile } = await Deno.stat(url);
  if (!isFile) throw new RangeError("it must be a file: it is none");
  refuseLarge(size);
  return await Deno.readFile(url);
}

async function fetched(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1000 * FETCH_LIMIT) });
  if (!response.ok || response.body === null) {
    throw new RangeError(`its server must give it: the status is ${response.status}`);
  }
  if (!response.url.startsWith("https:")) {
    throw new RangeError(`it must come by https: it was redirected to '${response.url}'`);
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    refuseLarge(size += chunk.length);
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function refuseLarge(size: number): void {
  if (size <= MOST_BYTES) return;
  throw new RangeError(`it must have at most ${MOST_BYTES} bytes: it has ${size} or more`);
}

function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "there is no such file";
  if (error instanceof Deno.errors.NotCapable) {
    const access = /Requires (\w+) access to ("[^"]*")/.exec(error.message);
    const [, kind, what] = access ?? ["", "read", "it"];
    return `the command must have ${kind} access to ${what}: run it with --allow-${kind}`;
  }
  return error instanceof Error ? error.message : String(error);
}
