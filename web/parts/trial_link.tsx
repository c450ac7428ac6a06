/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";

/** What a link to a trial needs. */
export interface TrialLinkProps {
  /** The trial's id. */
  readonly id: string;
  /** Whether a picture is what is clicked. */
  readonly picture?: boolean;
  readonly children: ComponentChildren;
}

/** A link to the view of one trial; the page's script keeps what else the URL says. */
export function TrialLink({ id, picture, children }: TrialLinkProps): JSX.Element {
  return (
    <a
      class={picture ? "map-link" : undefined}
      href={`#trial=${encodeURIComponent(id)}`}
      data-trial={id}
    >
      {children}
    </a>
  );
}
