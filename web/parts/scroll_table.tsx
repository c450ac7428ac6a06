/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";

/** What a scrolling container needs. */
export interface ScrollTableProps {
  /** Its name for assistive technology. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A container in which a wide table scrolls, by keyboard too, so that the page itself does not. */
export function ScrollTable({ label, children }: ScrollTableProps): JSX.Element {
  return (
    <div class="scroll" role="group" aria-label={label} tabindex={0}>
      {children}
    </div>
  );
}
