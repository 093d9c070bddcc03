import type { Box } from "./geometry";

const MARGIN = 16;
/** Everything that the style sheets give the parts of the drawing. */
const LOOKS = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
] as const;

/** The drawing as a file of its own: whole, with the colours of the theme, without anything that only the page needs. */
export function svgText(drawing: SVGSVGElement, bounds: Box, background: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  settle(drawing, copy);
  const [x, y] = [bounds.x - MARGIN, bounds.y - MARGIN];
  const [width, height] = [bounds.width + 2 * MARGIN, bounds.height + 2 * MARGIN];
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  copy.setAttribute("width", String(Math.ceil(width)));
  copy.setAttribute("height", String(Math.ceil(height)));
  // Where the reader has moved it to is a matter of the page.
  copy.firstElementChild?.removeAttribute("transform");
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const place = { x, y, width, height, fill: background };
  for (const [name, value] of Object.entries(place)) paper.setAttribute(name, String(value));
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

function settle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const { name } of [...to.attributes]) {
    if (/^(?:class|style|role|tabindex)$|^(?:aria|data)-/.test(name)) to.removeAttribute(name);
  }
  for (const look of LOOKS) {
    const value = style.getPropertyValue(look);
    if (value !== "") to.setAttribute(look, value);
  }
  [...from.children].forEach((child, at) => {
    const copied = to.children[at];
    if (copied !== undefined) settle(child, copied);
  });
}

const SCALE = 2;
/** What browsers draw at most, with room to spare. */
const MOST_PIXELS = 8_000;

/** A drawing as a picture of twice its size, or less where that would be too large. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(SCALE, MOST_PIXELS / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(image.width * scale);
  canvas.height = Math.ceil(image.height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("The browser could not draw the graph as a picture. Export it as SVG."));
      else resolve(blob);
    }, "image/png");
  });
}

/** Hands a file to the reader. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
