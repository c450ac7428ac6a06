/// <reference lib="dom" />

/** A piece of text on one line. */
export interface TextLine {
  readonly text: string;
  readonly box: DOMRect;
}

/**
 * The lines that a text node is broken into on the page.
 *
 * @param node The node.
 * @returns Lines in order, with their boxes; none for blank text.
 */
export function textLines(node: Text): TextLine[] {
  const range = document.createRange();
  const lines: { text: string; box: DOMRect }[] = [];
  let end = 0;
  // A line may break at a blank and after a hyphen.
  for (const { 0: word, index } of node.data.matchAll(/[^\s-]*-|[^\s-]+/g)) {
    const gap = index > end ? " " : "";
    end = index + word.length;
    range.setStart(node, index);
    range.setEnd(node, end);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.box.top - box.top) < 2) {
      last.text += gap + word;
      last.box = new DOMRect(last.box.x, last.box.y, box.right - last.box.x, last.box.height);
    } else {
      lines.push({ text: word, box });
    }
  }
  return lines;
}
