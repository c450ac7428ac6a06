import { type Browser, chromium } from "playwright-core";

const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is: the environment's `CHROMIUM`, or a usual place. */
const executablePath = [Deno.env.get("CHROMIUM") ?? [], PATHS].flat().find(isFile);

/**
 * Registers a test that needs Chromium. Without one it is ignored and its name says why, unless the
 * environment has `CI`, where it fails.
 */
export function browserTest(name: string, test: (browser: Browser) => Promise<void>): void {
  const ignore = executablePath === undefined && !Deno.env.has("CI");
  Deno.test({
    name: ignore ? `${name} [ignored: no Chromium; set CHROMIUM to its path]` : name,
    ignore,
    async fn() {
      if (executablePath === undefined) throw new Error("No Chromium: set CHROMIUM to its path");
      const browser = await chromium.launch({ executablePath, args: FLAGS });
      try {
        await test(browser);
      } finally {
        await browser.close();
      }
    },
  });
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
