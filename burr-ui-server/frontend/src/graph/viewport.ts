import type { Box } from "./geometry";

/** What d3-zoom calls a transform: screen = graph × k + (x, y). */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface Pane {
  readonly width: number;
  readonly height: number;
}

const PADDING = 12;
/** Below this texts cannot be read; a large graph then starts at the place that matters instead. */
const READABLE = 0.62;
export const MAX_ZOOM = 2.5;

/** The whole drawing in the middle of the pane, never enlarged. A tall drawing stands at the top. */
export function fitted(bounds: Box, pane: Pane, tall: boolean): View {
  const k = fitScale(bounds, pane);
  const free = pane.height - bounds.height * k;
  const top = tall ? Math.min(free / 2, PADDING) : free / 2;
  return { k, x: (pane.width - bounds.width * k) / 2 - bounds.x * k, y: top - bounds.y * k };
}

export function fitScale(bounds: Box, pane: Pane): number {
  const width = Math.max(1, pane.width - 2 * PADDING);
  const height = Math.max(1, pane.height - 2 * PADDING);
  return Math.min(1, width / Math.max(1, bounds.width), height / Math.max(1, bounds.height));
}

/** Where a graph is first shown: all of it, or, when that could not be read, the part around `focus`. */
export function initialView(bounds: Box, pane: Pane, tall: boolean, focus: Box | null): View {
  const whole = fitted(bounds, pane, tall);
  if (whole.k >= READABLE || focus === null) return whole;
  return centredOn(focus, pane, READABLE + 0.1);
}

export function centredOn(box: Box, pane: Pane, k: number): View {
  return {
    k,
    x: pane.width / 2 - (box.x + box.width / 2) * k,
    y: pane.height / 2 - (box.y + box.height / 2) * k,
  };
}

/** The least movement that brings a box into the pane; the same view when it is there already. */
export function showing(box: Box, pane: Pane, view: View): View {
  const shift = (start: number, length: number, offset: number, room: number) => {
    const low = start * view.k + offset;
    const high = low + length * view.k;
    if (low < PADDING) return PADDING - low;
    return high > room - PADDING ? room - PADDING - high : 0;
  };
  const x = shift(box.x, box.width, view.x, pane.width);
  const y = shift(box.y, box.height, view.y, pane.height);
  return x === 0 && y === 0 ? view : { k: view.k, x: view.x + x, y: view.y + y };
}

/** The next box in a direction: up and down the nearest row first and in it the nearest place, sideways the same row. */
export function neighbourTowards(
  boxes: readonly Box[],
  from: number,
  direction: "up" | "down" | "left" | "right",
): number {
  const start = boxes[from];
  if (start === undefined) return from;
  const vertical = direction === "up" || direction === "down";
  const sign = direction === "up" || direction === "left" ? -1 : 1;
  let best = { index: from, ahead: Infinity, aside: Infinity };
  boxes.forEach((box, index) => {
    const dx = box.x + box.width / 2 - (start.x + start.width / 2);
    const dy = box.y + box.height / 2 - (start.y + start.height / 2);
    const ahead = sign * (vertical ? dy : dx);
    const aside = Math.abs(vertical ? dx : dy);
    if (ahead < 1 || (!vertical && aside > box.height)) return;
    if (ahead < best.ahead || (ahead === best.ahead && aside < best.aside)) best = { index, ahead, aside };
  });
  return best.index;
}
