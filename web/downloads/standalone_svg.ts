/// <reference lib="dom" />

/** What a style sheet may give to an SVG shape, as attributes that need no style sheet. */
const LOOKS = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity"],
  ...["stroke-linejoin", "stroke-linecap", "opacity", "paint-order", "font-family", "font-size"],
  ...["font-weight", "text-anchor", "dominant-baseline"],
];
/** Elements without a look. */
const BARE = "clipPath, clipPath *, defs, title, desc";

/**
 * A copy of an inline SVG that looks the same without the page's style sheet.
 *
 * @param svg An SVG element of the page; it may be hidden.
 */
export function standaloneSvg(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [svg, copy].map((root) => [root, ...root.querySelectorAll("*")]);
  originals.forEach((original, i) => {
    const twin = copies[i];
    if (!original.matches(BARE)) {
      const style = getComputedStyle(original);
      for (const name of LOOKS) {
        const value = style.getPropertyValue(name);
        if (value !== "" && value !== "normal") twin.setAttribute(name, value);
      }
    }
    for (const name of ["class", "style", "tabindex"]) twin.removeAttribute(name);
  });
  return copy;
}
