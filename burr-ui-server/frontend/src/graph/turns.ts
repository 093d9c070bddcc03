import { grouped, type Side } from "./geometry";
import type { GraphShape, Placement } from "./shape";

/** How an edge that goes around the outside leaves its source and arrives at its target. */
export interface Turn {
  readonly edge: number;
  readonly side: Side;
  readonly bundle: string;
  /** At the end of its row, so that nothing is in the way; otherwise it first goes below the row. */
  readonly leavesFreely: boolean;
  readonly arrivesFreely: boolean;
}

/** The edges of a placement that go around the outside. */
export function turnsOf(shape: GraphShape, { nodes, edges }: Placement): Turn[] {
  const xsOfRow = grouped(nodes, ({ row }) => row);
  const atEnd = (node: number, side: Side) => {
    const place = nodes[node];
    const others = place === undefined ? [] : (xsOfRow.get(place.row) ?? []);
    return others.every(({ x }) => place === undefined || (side === "left" ? place.x <= x : place.x >= x));
  };
  const seen = new Map<string, number>();
  return edges.flatMap(({ kind }, edge) => {
    const { from, to } = shape.edges[edge] ?? { from: -1, to: -1 };
    if (kind !== "left" && kind !== "right" && kind !== "back") return [];
    const nearLeft = atEnd(from, "left") && atEnd(to, "left") && !(atEnd(from, "right") && atEnd(to, "right"));
    const side = kind === "left" || (kind === "back" && nearLeft) ? "left" : "right";
    // A second edge between the same two nodes must not hide behind the first.
    const pair = `${from} ${to}`;
    const nth = seen.get(pair) ?? 0;
    seen.set(pair, nth + 1);
    const bundle = `${kind === "back" ? "up" : "down"} ${to} ${nth}`;
    return [{ edge, side, bundle, leavesFreely: atEnd(from, side), arrivesFreely: atEnd(to, side) }];
  });
}
