/// <reference lib="dom" />
import { standaloneSvg } from "./standalone_svg.ts";
import { textLines } from "./text_lines.ts";

const NAMESPACE = "http://www.w3.org/2000/svg";
/** Room around the picture, in CSS pixels. */
const MARGIN = 12;
/** What stands beside a chart and is no part of it. */
const NO_PART =
  "details, button, .visually-hidden, .downloads, .trial-list, .u-cursor-x, .u-cursor-y, " +
  ".u-select, .u-cursor-pt, .u-over, script, input";

/**
 * An element of the page as an SVG document of its own, as it is seen now: backgrounds, borders, texts,
 * inline SVGs as vectors, pictures and canvases as pictures. It needs no style sheet and no font file.
 *
 * @param element The element.
 * @param title The document's title.
 * @returns The document's text.
 */
export function elementSvg(element: Element, title: string): string {
  const { left, top } = element.getBoundingClientRect();
  const sheet: Sheet = { layer: make("g", {}), right: left, bottom: top };
  draw(element, sheet);
  sheet.layer.setAttribute("transform", `translate(${MARGIN - left} ${MARGIN - top})`);
  const root = make("svg", {
    width: Math.ceil(sheet.right - left + 2 * MARGIN),
    height: Math.ceil(sheet.bottom - top + 2 * MARGIN),
  });
  const page = getComputedStyle(document.body).backgroundColor;
  root.append(
    make("title", {}, title),
    make("rect", { width: "100%", height: "100%", fill: page }),
    sheet.layer,
  );
  return new XMLSerializer().serializeToString(root);
}

/** What has been drawn, and how far it reaches on the page. */
interface Sheet {
  readonly layer: Element;
  right: number;
  bottom: number;
}

function add(sheet: Sheet, shape: Element, box: DOMRect): void {
  sheet.layer.append(shape);
  sheet.right = Math.max(sheet.right, box.right);
  sheet.bottom = Math.max(sheet.bottom, box.bottom);
}

function draw(node: Node, sheet: Sheet): void {
  if (node instanceof Text) return drawText(node, sheet);
  if (!(node instanceof Element) || node.matches(NO_PART)) return;
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden") return;
  const box = node.getBoundingClientRect();
  if (node instanceof SVGSVGElement) {
    const copy = standaloneSvg(node);
    place(copy, box);
    // A chart's own picture lets texts and marks hang over its edge.
    copy.setAttribute("overflow", style.overflow);
    add(sheet, copy, box);
    return;
  }
  drawBox(style, box, sheet);
  const source = pictureOf(node);
  if (source !== undefined) {
    const image = make("image", { href: source, preserveAspectRatio: "none" });
    if (style.imageRendering === "pixelated") image.setAttribute("image-rendering", "pixelated");
    place(image, box);
    add(sheet, image, box);
    return;
  }
  for (const child of node.childNodes) draw(child, sheet);
}

function pictureOf(node: Element): string | undefined {
  if (node instanceof HTMLCanvasElement) return node.toDataURL();
  return node instanceof HTMLImageElement ? node.src : undefined;
}

function drawBox(style: CSSStyleDeclaration, box: DOMRect, sheet: Sheet): void {
  if (!/^(transparent|rgba\(0, 0, 0, 0\))$/.test(style.backgroundColor)) {
    const rect = make("rect", { fill: style.backgroundColor });
    place(rect, box);
    add(sheet, rect, box);
  }
  for (const [side, y] of [["top", box.top], ["bottom", box.bottom]] as const) {
    const width = parseFloat(style.getPropertyValue(`border-${side}-width`));
    const kind = style.getPropertyValue(`border-${side}-style`);
    if (!(width > 0) || kind === "none" || kind === "hidden" || box.width === 0) continue;
    const line = make("line", {
      ...{ x1: box.left, x2: box.right, y1: y, y2: y, "stroke-width": width },
      stroke: style.getPropertyValue(`border-${side}-color`),
      ...(kind === "solid" ? {} : { "stroke-dasharray": kind === "dotted" ? "2 2" : "6 3" }),
    });
    add(sheet, line, box);
  }
}

function drawText(node: Text, sheet: Sheet): void {
  const parent = node.parentElement;
  if (parent === null) return;
  const style = getComputedStyle(parent);
  const look = {
    fill: style.color,
    "font-family": style.fontFamily,
    "font-size": style.fontSize,
    "font-weight": style.fontWeight,
  };
  const isUpright = !style.writingMode.startsWith("vertical");
  for (const { text, box } of textLines(node)) {
    // About where a font's baseline lies in its box.
    const rise = 0.23 * (isUpright ? box.height : box.width);
    const shape = make("text", {
      ...look,
      ...(isUpright
        ? { x: box.left, y: box.bottom - rise }
        : { transform: `translate(${box.right - rise} ${box.bottom}) rotate(-90)` }),
    }, text);
    add(sheet, shape, box);
  }
}

function place(element: Element, { x, y, width, height }: DOMRect): void {
  for (const [name, value] of Object.entries({ x, y, width, height })) {
    element.setAttribute(name, String(Math.round(value * 100) / 100));
  }
}

function make(name: string, attributes: Record<string, string | number>, text?: string): Element {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  if (text !== undefined) element.textContent = text;
  return element;
}
