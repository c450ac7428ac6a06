/** @jsxImportSource preact */
import type { JSX } from "preact";
import { style } from "../dist/assets.ts";
import { renderDocument } from "../document.tsx";
import { ScrollTable } from "../parts/scroll_table.tsx";
import type { MethodChapter, MethodEntry } from "./method_entry.ts";
import { SiteHeader } from "./site_header.tsx";

/**
 * The page that documents every method.
 *
 * @param chapters The methods by kind.
 * @returns HTML.
 */
export function methodsPage(chapters: readonly MethodChapter[]): string {
  return renderDocument({
    title: "Methods · Blindspot",
    style,
    script: "",
    body: (
      <>
        <SiteHeader root="../" title="Methods" />
        <main class="methods">
          <nav aria-label="Kinds of methods">
            {chapters.map(({ id, title }) => <a key={id} href={`#${id}`}>{title}</a>)}
          </nav>
          {chapters.map((chapter) => <Chapter key={chapter.id} chapter={chapter} />)}
        </main>
      </>
    ),
  });
}

function Chapter({ chapter }: { readonly chapter: MethodChapter }): JSX.Element {
  const { id, title, introduction, entries } = chapter;
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p>{introduction}</p>
      {entries.map((entry) => <Entry key={entry.name} chapter={id} entry={entry} />)}
    </section>
  );
}

function Entry({ chapter, entry }: { chapter: string; entry: MethodEntry }): JSX.Element {
  const { name, title, description, mathMl, facts, parameters, bibtex } = entry;
  return (
    <article id={`${chapter}-${name}`} class="method">
      <h3>
        {title} {title !== name && <code>{name}</code>}
      </h3>
      {mathMl && (
        <div
          class="formula"
          tabIndex={0}
          role="group"
          aria-label={`Formula of ${title}`}
          dangerouslySetInnerHTML={{ __html: mathMl }}
        />
      )}
      {description && <p>{description}</p>}
      {facts.length > 0 && (
        <dl>
          {facts.map(([word, text]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{word === "example" ? <code>{text}</code> : text}</dd>
            </div>
          ))}
        </dl>
      )}
      {parameters.length > 0 && (
        <Parameters label={`Parameters of ${name}, ${chapter}`} parameters={parameters} />
      )}
      {bibtex && (
        <details>
          <summary>BibTeX</summary>
          <pre tabIndex={0}><code>{bibtex}</code></pre>
        </details>
      )}
    </article>
  );
}

interface ParametersProps extends Pick<MethodEntry, "parameters"> {
  /** Its name for assistive technology; a method may stand in several chapters. */
  readonly label: string;
}

function Parameters({ label, parameters }: ParametersProps): JSX.Element {
  return (
    <details>
      <summary>
        {parameters.length === 1 ? "1 parameter" : `${parameters.length} parameters`}
      </summary>
      <ScrollTable label={label}>
        <table class="values">
          <thead>
            <tr>
              <th scope="col">parameter</th>
              <th scope="col">what it may be</th>
              <th scope="col">default</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map(({ name: parameter, domain, preset }) => (
              <tr key={parameter}>
                <th scope="row">
                  <code>{parameter}</code>
                </th>
                <td>{domain}</td>
                <td>{preset === undefined ? "must be given" : <code>{preset}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </details>
  );
}
