/** @jsxImportSource preact */
import { Fragment, type JSX } from "preact";

/** Text in which `α_p` and `α_q` are set with their subscripts. */
export function Symbols({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split(/α_([pq])/).map((part, index) =>
        index % 2 === 0 ? part : (
          <Fragment key={index}>
            α<sub>{part}</sub>
          </Fragment>
        )
      )}
    </>
  );
}
