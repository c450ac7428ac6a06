import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { hostLab } from "../../../bench/lab.ts";
import { writeLab } from "../../../bench/write_lab.ts";

/** The lab in a browser, served from this machine. */
export interface OpenLab {
  readonly page: Page;
  /** The lab's address, with an end slash. */
  readonly address: string;
  /** What the page complained about, or asked of anyone else. */
  readonly complaints: readonly string[];
  /** Ends the server; the browser stays. */
  stopServer(): Promise<void>;
}

/**
 * Serves the lab and opens it.
 *
 * @param browser The browser.
 * @param hash The shared view, with its `#`; empty for the defaults.
 * @param test What is done with it.
 * @param options The browser context's.
 */
export async function withLab(
  browser: Browser,
  hash: string,
  test: (lab: OpenLab) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const folder = await builtLab();
  const abort = new AbortController();
  const server = hostLab(folder, { port: 0, host: "localhost", signal: abort.signal });
  const stopServer = async () => {
    abort.abort();
    await server.finished;
  };
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  try {
    const page = await context.newPage();
    const address = `http://localhost:${server.addr.port}/`;
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    context.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) {
        complaints.push(`request: ${request.url()}`);
      }
    });
    await page.goto(address + hash);
    await closedForms(page);
    await test({ page, address, complaints, stopServer });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await stopServer();
  }
}

let built: Promise<string> | undefined;

/** The lab's folder, built once for all tests of a process and removed at its end. */
function builtLab(): Promise<string> {
  return built ??= (async () => {
    const folder = await Deno.makeTempDir();
    addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
    await writeLab(folder);
    return folder;
  })();
}

/** Waits until both closed forms have answered. */
export async function closedForms(page: Page): Promise<void> {
  for (const side of ["fisher", "mixture"]) {
    await page.locator(`.closed.${side} .score-value:not([data-milliseconds="0"])`).waitFor();
  }
}
