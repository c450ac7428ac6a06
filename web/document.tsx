/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { contentSecurityPolicy } from "./content_security.ts";

/** The parts of a self-contained document. */
export interface DocumentParts {
  readonly title: string;
  /** The page's only style sheet. */
  readonly style: string;
  /** The page's only script; empty for none. */
  readonly script: string;
  /** JSON for the script, already encoded by `jsonBlock`. */
  readonly json?: string;
  readonly body: ComponentChildren;
}

/**
 * Renders a document that needs nothing but itself.
 *
 * @param parts The document's parts.
 * @returns HTML.
 * @throws {RangeError} If the script or style could end its own element.
 */
export function renderDocument(parts: DocumentParts): string {
  for (const text of [parts.script, parts.style]) {
    if (/<\/(script|style)|<!--/i.test(text)) {
      throw new RangeError(
        "Cannot inline a script or style as it must not hold an end tag or a comment's beginning",
      );
    }
  }
  return `<!doctype html>\n${renderToString(documentOf(parts))}\n`;
}

function documentOf({ title, style, script, json, body }: DocumentParts): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentSecurityPolicy(script, style)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <link rel="icon" href={ICON} />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        {body}
        {json && (
          <script
            type="application/json"
            id="charts"
            dangerouslySetInnerHTML={{ __html: json }}
          />
        )}
        {script && <script dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>
  );
}

/** Two modes, one of them unseen; without it a browser would ask a server for one. */
const ICON = `data:image/svg+xml,${
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="5" cy="8" r="4" fill="#0072B2"/><circle cx="12" cy="8" r="2.5" fill="none" stroke="#D55E00"/></svg>',
  )
}`;
