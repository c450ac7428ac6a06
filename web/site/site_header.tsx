/** @jsxImportSource preact */
import type { JSX } from "preact";

/**
 * The head of every page of the site but the reports and the lab.
 *
 * @param root The site's root, as a relative URL that ends in a slash.
 * @param title The page's title; the site's own on its first page.
 */
export function SiteHeader(
  { root, title }: { readonly root: string; readonly title: string },
): JSX.Element {
  return (
    <header>
      <p class="eyebrow">Blindspot</p>
      <h1>{title}</h1>
      <nav aria-label="Site">
        <a href={`${root}index.html`}>Runs</a>
        <a href={`${root}lab/index.html`}>Lab</a>
        <a href={`${root}methods/index.html`}>Methods</a>
      </nav>
    </header>
  );
}
