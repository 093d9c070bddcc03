import { Graph, layout } from "@dagrejs/dagre";
import { LABEL_HEIGHT, NODE_HEIGHT, type GraphShape, type PlacedEdge, type PlacedNode, type Placement } from "./shape";

const GAP = 26;
const LOOP_ROOM = 30;
const ATTEMPTS = 3;
/** Larger graphs are laid out once, with nothing set aside: each time costs about as long as all else together. */
const TRY_SIDES = 30;

/** A layered layout. Nodes stand on even ranks; edges bend, and carry their labels, on those between as well. */
interface Layering {
  readonly nodes: readonly { readonly x: number; readonly rank: number }[];
  /** Places of each edge that took part, at every rank between its ends. */
  readonly via: ReadonlyMap<number, readonly number[]>;
}

type Sides = ReadonlyMap<number, "left" | "right">;

/**
 * Finds rows and columns. Edges that close a cycle do not take part, and an edge that can go around the outside does
 * not either, so that neither pulls the rows apart.
 */
export function place(shape: GraphShape): Placement {
  const back = backEdges(shape);
  const forward = shape.edges.map((edge, index) => edge.from !== edge.to && !back.has(index));
  const all = layered(shape, forward);
  let aside = sideEdges(shape, all, (index) => forward[index] === true);
  const attempts = shape.nodes.length <= TRY_SIDES ? ATTEMPTS : 0;
  for (let attempt = 0; attempt < attempts && aside.size > 0; attempt++) {
    const before = aside;
    const layering = layered(
      shape,
      forward.map((goes, index) => goes && !before.has(index)),
    );
    // Without them the rows may stand otherwise: what no longer is at an end takes part again.
    aside = sideEdges(shape, layering, (index) => before.has(index));
    if (aside.size === before.size) return placementOf(shape, layering, back, aside);
  }
  return placementOf(shape, all, back, new Map());
}

function placementOf(shape: GraphShape, layering: Layering, back: ReadonlySet<number>, aside: Sides): Placement {
  const nodes = layering.nodes.map<PlacedNode>(({ x, rank }) => ({ x, row: rank / 2 }));
  const edges = shape.edges.map<PlacedEdge>((edge, index) => {
    const side = aside.get(index);
    if (edge.from === edge.to) return { kind: "loop", via: [] };
    if (side !== undefined) return { kind: side, via: [] };
    if (back.has(index)) return { kind: "back", via: [] };
    const via = layering.via.get(index) ?? [];
    return { kind: via.length > 1 ? "long" : "near", via };
  });
  return { nodes, edges };
}

function layered(shape: GraphShape, takesPart: readonly boolean[]): Layering {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ nodesep: GAP, edgesep: GAP / 2, ranksep: 2 * NODE_HEIGHT });
  const loops = new Map<number, number>();
  shape.edges.forEach(({ from, to, label }) => {
    if (from === to) loops.set(from, Math.max(loops.get(from) ?? 0, LOOP_ROOM + (label ?? 0)));
  });
  shape.nodes.forEach(({ width }, index) => {
    graph.setNode(String(index), { width: width + 2 * (loops.get(index) ?? 0), height: NODE_HEIGHT });
  });
  shape.edges.forEach(({ from, to, label }, index) => {
    if (!takesPart[index]) return;
    const room = label === null ? {} : { width: label, height: LABEL_HEIGHT, labelpos: "c" as const };
    graph.setEdge(String(from), String(to), room, String(index));
  });
  layout(graph);
  return readLayering(shape, takesPart, graph);
}

function readLayering(shape: GraphShape, takesPart: readonly boolean[], graph: Graph): Layering {
  const nodes = shape.nodes.map((_, index) => {
    const { x, rank } = graph.node(String(index)) as { x: number; rank: number };
    return { x, rank };
  });
  const via = new Map<number, number[]>();
  shape.edges.forEach(({ from, to }, index) => {
    if (!takesPart[index]) return;
    const { points } = graph.edge(String(from), String(to), String(index)) as { points: { x: number }[] };
    // The first and the last are where the edge meets its nodes.
    via.set(
      index,
      points.slice(1, -1).map(({ x }) => x),
    );
  });
  if (!mirrored(nodes)) return { nodes, via };
  return {
    nodes: nodes.map(({ x, rank }) => ({ x: -x, rank })),
    via: new Map([...via].map(([edge, places]) => [edge, places.map((x) => -x)])),
  };
}

/** Whether neighbours stand mostly against the order in which they were declared. */
function mirrored(nodes: Layering["nodes"]): boolean {
  let against = 0;
  nodes.forEach((first, index) => {
    for (const second of nodes.slice(index + 1)) {
      if (first.rank === second.rank) against += Math.sign(first.x - second.x);
    }
  });
  return against > 0;
}

/** Edges over several rows between nodes at the same end of their rows: they go around the outside. */
function sideEdges(shape: GraphShape, layering: Layering, asked: (edge: number) => boolean): Sides {
  const ends = new Map<number, { left: number; right: number }>();
  for (const { x, rank } of layering.nodes) {
    const known = ends.get(rank) ?? { left: Infinity, right: -Infinity };
    ends.set(rank, { left: Math.min(known.left, x), right: Math.max(known.right, x) });
  }
  const result = new Map<number, "left" | "right">();
  shape.edges.forEach(({ from, to }, index) => {
    const source = layering.nodes[from];
    const target = layering.nodes[to];
    if (!asked(index) || source === undefined || target === undefined || target.rank - source.rank <= 2) return;
    const atEnd = (side: "left" | "right") => [source, target].every(({ x, rank }) => ends.get(rank)?.[side] === x);
    if (atEnd("left")) result.set(index, "left");
    else if (atEnd("right")) result.set(index, "right");
  });
  return result;
}

/** Edges to a node that is still being walked when going depth first from the entry, in declared order. */
export function backEdges(shape: GraphShape): ReadonlySet<number> {
  const outgoing = shape.nodes.map<number[]>(() => []);
  const incoming = shape.nodes.map(() => 0);
  shape.edges.forEach(({ from, to }, index) => {
    if (from === to) return;
    outgoing[from]?.push(index);
    incoming[to] = (incoming[to] ?? 0) + 1;
  });
  const all = shape.nodes.map((_, index) => index);
  const starts = [shape.entry, ...all.filter((node) => incoming[node] === 0), ...all];
  const state = shape.nodes.map<"new" | "open" | "done">(() => "new");
  const back = new Set<number>();
  for (const start of starts) {
    if (state[start] !== "new") continue;
    const stack = [{ node: start, next: 0 }];
    state[start] = "open";
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const index = outgoing[top.node]?.[top.next++];
      const to = index === undefined ? undefined : shape.edges[index]?.to;
      if (index === undefined || to === undefined) {
        state[top.node] = "done";
        stack.pop();
      } else if (state[to] === "open") {
        back.add(index);
      } else if (state[to] === "new") {
        state[to] = "open";
        stack.push({ node: to, next: 0 });
      }
    }
  }
  return back;
}
