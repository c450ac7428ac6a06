import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page and everything that it did which it should not have done. */
export interface WatchedPage {
  readonly page: Page;
  /** Console messages, errors, refused or attempted requests. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens a page, from disk or from a server, and watches it from its first byte on. */
export async function openWatched(
  browser: Browser,
  place: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const url = place.startsWith("http") ? place : pathToFileURL(place).href;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const requested = request.url();
    if (requested !== url && !requested.startsWith("data:")) {
      complaints.push(`request: ${requested}`);
    }
  });
  if (options.javaScriptEnabled !== false) {
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        const { violatedDirective } = event as Event & { violatedDirective: string };
        console.error(`policy: ${violatedDirective}`);
      });
    });
  }
  await page.goto(url, { waitUntil: "load" });
  return { page, complaints, close: () => context.close() };
}
