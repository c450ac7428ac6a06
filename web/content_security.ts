import { createHash } from "node:crypto";

/**
 * The policy of a page that carries everything in itself: nothing is loaded from anywhere, and
 * only the given script and style run.
 *
 * @param script The exact text of the page's only script.
 * @param style The exact text of the page's only style sheet.
 * @returns A Content-Security-Policy.
 */
export function contentSecurityPolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${sha256(script)}'`,
    `style-src '${sha256(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function sha256(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** What `contentSecurityPolicy` can have made, and nothing else. */
const HASH = "'sha256-[A-Za-z0-9+/]{43}='";
const DECLARATION = new RegExp(
  '<meta http-equiv="Content-Security-Policy" content="(' +
    `default-src 'none'; script-src ${HASH}; style-src ${HASH}; img-src data:; ` +
    `base-uri 'none'; form-action 'none')"`,
);

/**
 * The policy that a page of ours declares in its head, to be sent as a header too.
 *
 * @param html The page.
 * @returns The policy; undefined where the page declares none, or one that is not ours.
 */
export function declaredPolicy(html: string): string | undefined {
  return DECLARATION.exec(html.slice(0, html.indexOf("<style")))?.[1];
}
