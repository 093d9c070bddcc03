import type { GraphView } from "../api/types";
import { visible } from "../visible";
import type { GraphShape } from "./shape";
import { choices } from "./visits";

/** Width of a text in pixels. */
export type TextWidth = (text: string, look: "name" | "label") => number;

/** A graph with the texts as they are painted and the room they take. Nodes and edges are those of the graph. */
export interface SizedGraph {
  readonly shape: GraphShape;
  readonly names: readonly string[];
  /** Null where there is no choice to explain. */
  readonly labels: readonly (string | null)[];
}

const MAX_NAME = 190;
const MAX_LABEL = 176;
/** Beside the name: a status icon, the count, and air. */
const AROUND_NAME = 56;
/** So that a node does not change its width while its count grows. */
const COUNT = " ×99";
const AROUND_LABEL = 8;

export function sized(graph: GraphView, width: TextWidth): SizedGraph {
  const places = new Map(graph.actions.map(({ name }, index) => [name, index]));
  const explained = choices(graph.transitions);
  const names = graph.actions.map(({ name }) => clipped(visible(name), MAX_NAME, (text) => width(text, "name")));
  const labels = graph.transitions.map(({ condition }, index) =>
    explained[index] === true ? clipped(visible(condition), MAX_LABEL, (text) => width(text, "label")) : null,
  );
  return {
    shape: {
      nodes: names.map((name) => ({ width: Math.round(width(name, "name") + AROUND_NAME) })),
      edges: graph.transitions.map(({ from, to }, index) => {
        const label = labels[index] ?? null;
        const room = label === null ? null : Math.round(width(label + COUNT, "label") + AROUND_LABEL);
        return { from: places.get(from) ?? -1, to: places.get(to) ?? -1, label: room };
      }),
      entry: places.get(graph.entrypoint) ?? -1,
    },
    names,
    labels,
  };
}

/** The text, or its beginning when it is too wide. */
export function clipped(text: string, room: number, width: (text: string) => number): string {
  if (width(text) <= room) return text;
  let fits = 0;
  let tooMuch = text.length;
  while (tooMuch - fits > 1) {
    const middle = (fits + tooMuch) >> 1;
    if (width(`${text.slice(0, middle)}…`) <= room) fits = middle;
    else tooMuch = middle;
  }
  return `${text.slice(0, Math.max(1, fits))}…`;
}

/** Measures with the fonts of the page; a guess where there is no canvas. */
export function textWidth(): TextWidth {
  const context = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  const style = context === null ? null : getComputedStyle(document.documentElement);
  const fonts = {
    name: `600 12px ${style?.getPropertyValue("--font-ui") ?? ""}`,
    label: `10.5px ${style?.getPropertyValue("--font-mono") ?? ""}`,
  };
  return (text, look) => {
    if (context === null) return text.length * (look === "name" ? 6.6 : 6.3);
    context.font = fonts[look];
    return context.measureText(text).width;
  };
}
