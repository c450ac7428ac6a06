import { extname, join } from "@std/path";
import { declaredPolicy } from "../content_security.ts";
import { listRuns } from "./list_runs.ts";
import { pathUnder } from "./path_under.ts";
import { runsPage } from "./runs_page.tsx";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".ndjson": "application/x-ndjson; charset=utf-8",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};
const HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-cache",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
/** For whatever does not declare a policy of its own that this site's pages could have. */
const CLOSED = "default-src 'none'; sandbox";

/**
 * A site of a results folder: a list of its runs at `/` and every file under it, read only. What
 * lies outside the folder, through `..` or a link, is not found.
 *
 * @param folder The results folder, or one run folder.
 * @returns A handler for `Deno.serve`.
 */
export function resultsSite(folder: string): (request: Request) => Promise<Response> {
  return (request) => respond(folder, request);
}

/** The server leaves out the body where the method is HEAD. */
async function respond(folder: string, request: Request): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return plain(405, "Only GET and HEAD are answered", { allow: "GET, HEAD" });
  }
  try {
    const { pathname } = new URL(request.url);
    if (pathname === "/") return page(runsPage(await listRuns(folder)));
    const path = await pathUnder(folder, pathname);
    if (path === undefined) return plain(404, "Not found");
    if (!(await Deno.stat(path)).isDirectory) return await file(path);
    if (!pathname.endsWith("/")) return plain(308, "Moved", { location: `${pathname}/` });
    return await file(join(path, "index.html"));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return plain(404, "Not found");
    console.error(error);
    return plain(500, "This could not be read");
  }
}

async function file(path: string): Promise<Response> {
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  if (extname(path) === ".html") return page(await Deno.readTextFile(path));
  const opened = await Deno.open(path);
  const { size } = await opened.stat();
  return new Response(opened.readable, {
    headers: {
      ...HEADERS,
      "content-security-policy": CLOSED,
      "content-type": type,
      "content-length": String(size),
    },
  });
}

function page(html: string): Response {
  const declared = declaredPolicy(html);
  const policy = declared === undefined ? CLOSED : `${declared}; frame-ancestors 'none'`;
  return new Response(html, {
    headers: { ...HEADERS, "content-security-policy": policy, "content-type": TYPES[".html"] },
  });
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {
      ...HEADERS,
      ...headers,
      "content-security-policy": CLOSED,
      "content-type": TYPES[".txt"],
    },
  });
}
