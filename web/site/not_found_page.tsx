/** @jsxImportSource preact */
import { style } from "../dist/assets.ts";
import { renderDocument } from "../document.tsx";

/** The page for an address that leads nowhere. Without links, as it serves under any path. */
export function notFoundPage(): string {
  return renderDocument({
    title: "Not found · Blindspot",
    style,
    script: "",
    body: (
      <main>
        <h1>Not found</h1>
        <p>There is no page at this address. The site's first page lists all of its runs.</p>
      </main>
    ),
  });
}
