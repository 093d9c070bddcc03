/** A graph as the layout sees it: sizes instead of texts, places in a list instead of names. */
export interface GraphShape {
  readonly nodes: readonly { readonly width: number }[];
  readonly edges: readonly ShapeEdge[];
  /** Node the run starts with, or -1. */
  readonly entry: number;
}

export interface ShapeEdge {
  readonly from: number;
  readonly to: number;
  /** Room its label needs, or null without one. */
  readonly label: number | null;
}

/** Rows and columns of a graph: what is worth computing once, before the size of the pane is known. */
export interface Placement {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export interface PlacedNode {
  /** Centre. */
  readonly x: number;
  readonly row: number;
}

/**
 * near: to the next row · long: through the rows between · left, right: around the graph, down · back: around it, up ·
 * loop: to itself
 */
export type EdgeKind = "near" | "long" | "left" | "right" | "back" | "loop";

export interface PlacedEdge {
  readonly kind: EdgeKind;
  /** near and long: where it passes each half row between its ends; the middle one is where its label stands. */
  readonly via: readonly number[];
}

/** The room a drawing may take, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export const NODE_HEIGHT = 25;
export const LABEL_HEIGHT = 16;
