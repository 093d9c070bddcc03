import { ARROW, at, Bounds, centreOf, fall, grouped, roundedPath, spread } from "./geometry";
import type { Box, DrawnEdge, Drawing, Label, Point, Side } from "./geometry";
import { routeDetours, SidePorts, type Detour } from "./lanes";
import { drawLoop, LOOP_REACH } from "./loop";
import { rowsOf, type Rows } from "./rows";
import { LABEL_HEIGHT, NODE_HEIGHT, type GraphShape, type Placement, type Room } from "./shape";
import { turnsOf, type Turn } from "./turns";

const PORT_GAP = 14;
const LANE_MARGIN = 22;
const LANE_ROOM = 32;
const BESIDE = 11;
const MAX_STRETCH_X = 1.5;

/** Draws rows of nodes from top to bottom, spread over the room there is. */
export function drawWide(shape: GraphShape, placement: Placement, room: Room): Drawing {
  const turns = turnsOf(shape, placement);
  const spacious = stretched(shape, placement, turns, room.width);
  const rows = rowsOf(shape, spacious, turns, room);
  const boxes = spacious.nodes.map<Box>(({ x, row }, index) => {
    const width = shape.nodes[index]?.width ?? 0;
    return { x: x - width / 2, y: rows.top(row), width, height: NODE_HEIGHT };
  });
  const plan = new WidePlan(shape, spacious, rows, boxes, turns);
  return plan.draw();
}

/** Moves nodes apart where the pane is wider than the layout. */
function stretched(shape: GraphShape, placement: Placement, turns: readonly Turn[], width: number): Placement {
  const content = new Bounds();
  const centres = new Bounds();
  placement.nodes.forEach(({ x }, index) => {
    content.add({ x, y: 0 }, (shape.nodes[index]?.width ?? 0) / 2);
    centres.add({ x, y: 0 });
  });
  const apart = centres.box().width;
  const lanes = new Set(turns.map(({ side }) => side)).size * LANE_ROOM;
  const free = width - lanes - content.box().width;
  const factor = apart === 0 ? 1 : Math.min(MAX_STRETCH_X, Math.max(1, 1 + free / apart));
  return {
    nodes: placement.nodes.map(({ x, row }) => ({ x: x * factor, row })),
    edges: placement.edges.map(({ kind, via }) => ({ kind, via: via.map((x) => x * factor) })),
  };
}

class WidePlan {
  private readonly bounds = new Bounds();
  private readonly ports = new SidePorts((node) => centreOf(this.box(node)).y);

  constructor(
    private readonly shape: GraphShape,
    private readonly placement: Placement,
    private readonly rows: Rows,
    private readonly boxes: readonly Box[],
    private readonly turns: readonly Turn[],
  ) {}

  draw(): Drawing {
    this.boxes.forEach((box) => this.bounds.add(centreOf(box), box.width / 2 + 1, box.height / 2 + 1));
    const falls = this.fallingEdges();
    this.askPorts();
    const loops = this.loops();
    const entry = this.entry();
    const extent = this.bounds.box();
    const around = this.turning({ left: extent.x, right: extent.x + extent.width });
    const none: DrawnEdge = { path: "", tip: { x: 0, y: 0, towards: "down" }, label: null };
    const edges = this.shape.edges.map((_, edge) => falls.get(edge) ?? loops.get(edge) ?? around.get(edge) ?? none);
    return { bounds: this.bounds.box(), nodes: this.boxes, edges, entry };
  }

  private box(node: number): Box {
    return this.boxes[node] ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  /** Edges that come down from row to row. */
  private fallingEdges(): Map<number, DrawnEdge> {
    const falling = this.shape.edges.flatMap(({ from, to }, edge) => {
      const { kind, via } = this.placement.edges[edge] ?? { kind: "loop", via: [] };
      return kind === "near" || kind === "long" ? [{ edge, from, to, via }] : [];
    });
    const bends = ({ edge, via }: { edge: number; via: readonly number[] }) =>
      this.shape.edges[edge]?.label === null && via.length === 1 ? [] : via;
    const leave = this.spreadPorts(falling, (line) => [line.from, bends(line)[0] ?? centreOf(this.box(line.to)).x]);
    const arrive = this.spreadPorts(falling, (line) => [
      line.to,
      bends(line).at(-1) ?? centreOf(this.box(line.from)).x,
    ]);
    return new Map(
      falling.map((line) => {
        const start = { x: leave.get(line.edge) ?? 0, y: this.box(line.from).y + NODE_HEIGHT };
        const tip = { x: arrive.get(line.edge) ?? 0, y: this.box(line.to).y };
        return [line.edge, this.fallingEdge(line.edge, start, tip, bends(line))];
      }),
    );
  }

  private fallingEdge(edge: number, start: Point, tip: Point, via: readonly number[]): DrawnEdge {
    const row = this.placement.nodes[this.shape.edges[edge]?.from ?? -1]?.row ?? 0;
    const width = this.shape.edges[edge]?.label ?? null;
    const end = { x: tip.x, y: tip.y - ARROW };
    let path = `M${at(start)}`;
    let last = start;
    let label: Label | null = null;
    const go = (to: Point) => {
      path += fall(last, to);
      last = to;
    };
    const labelled = width === null ? -1 : (via.length - 1) / 2;
    via.forEach((x, index) => {
      const passed = row + (index + 1) / 2;
      const reach = Number.isInteger(passed) ? NODE_HEIGHT / 2 + 4 : index === labelled ? LABEL_HEIGHT / 2 : 0;
      if (reach > 0 || this.rows.hasLabels(passed - 0.5)) {
        const y = Number.isInteger(passed) ? this.rows.top(passed) + NODE_HEIGHT / 2 : this.rows.labelY(passed - 0.5);
        // Straight through the label and into the arrow when they all but stand above each other.
        const straight = via.length === 1 && index === labelled && Math.abs(x - tip.x) < 9;
        const place = { x: straight ? tip.x : x, y };
        go({ x: place.x, y: y - reach });
        go({ x: place.x, y: y + reach });
        this.bounds.add(place, index === labelled ? (width ?? 0) / 2 : 0);
        if (index === labelled) label = { ...place, align: "middle" };
      }
    });
    go(end);
    return { path, tip: { ...tip, towards: "down" }, label };
  }

  /** Ports along the top or bottom of each node, in the order of what they lead to. */
  private spreadPorts<T extends { edge: number }>(lines: readonly T[], look: (line: T) => [number, number]) {
    const result = new Map<number, number>();
    grouped(lines, (line) => look(line)[0]).forEach((group, node) => {
      const box = this.box(node);
      const offsets = spread(group.length, PORT_GAP, box.width - 24);
      const sorted = group.toSorted((a, b) => look(a)[1] - look(b)[1]);
      sorted.forEach(({ edge }, index) => result.set(edge, centreOf(box).x + (offsets[index] ?? 0)));
    });
    return result;
  }

  private askPorts(): void {
    for (const turn of this.turns) {
      const { from, to } = this.shape.edges[turn.edge] ?? { from: -1, to: -1 };
      const middle = (node: number) => centreOf(this.box(node)).y;
      // What has to go around a neighbour turns down at once.
      const towards = (free: boolean, node: number, other: number) => middle(free ? other : node) + (free ? 0 : 1);
      this.ports.ask(from, turn.side, `out ${turn.edge}`, towards(turn.leavesFreely, from, to));
      this.ports.ask(to, turn.side, `in ${turn.bundle}`, towards(turn.arrivesFreely, to, from));
    }
    const { entry } = this.shape;
    if (entry >= 0 && this.entryFromLeft()) this.ports.ask(entry, "left", "entry", centreOf(this.box(entry)).y);
  }

  private entryFromLeft(): boolean {
    const place = this.placement.nodes[this.shape.entry];
    return this.placement.nodes.every(({ x, row }) => row !== place?.row || x >= place.x);
  }

  private entry(): Drawing["entry"] {
    const box = this.boxes[this.shape.entry];
    if (box === undefined) return null;
    const fromLeft = this.entryFromLeft();
    const tip = fromLeft
      ? {
          x: box.x,
          y: centreOf(box).y + this.ports.offset(this.shape.entry, "left", "entry"),
          towards: "right" as const,
        }
      : { x: centreOf(box).x, y: box.y, towards: "down" as const };
    const dot = fromLeft ? { x: tip.x - 26, y: tip.y } : { x: tip.x, y: tip.y - 26 };
    this.bounds.add(dot, 4, 4);
    const path = fromLeft ? `M${at({ x: dot.x + 4, y: dot.y })}H${tip.x - ARROW}` : `M${at(dot)}V${tip.y - ARROW}`;
    return { dot, edge: { path, tip, label: null } };
  }

  private loops(): Map<number, DrawnEdge> {
    const result = new Map<number, DrawnEdge>();
    this.shape.edges.forEach(({ from, to, label }, edge) => {
      if (from !== to) return;
      const side = this.ports.taken(from, "right") && !this.ports.taken(from, "left") ? "left" : "right";
      const nth = [...result.keys()].filter((other) => this.shape.edges[other]?.from === from).length;
      const drawn = drawLoop(this.box(from), { side, nth, label });
      if (drawn.label !== null) this.bounds.add(drawn.label, (label ?? 0) / 2, LABEL_HEIGHT / 2);
      this.bounds.add(drawn.tip, LOOP_REACH + 8 * nth);
      result.set(edge, drawn);
    });
    return result;
  }

  /** Edges around the outside, with their labels where they leave their source. */
  private turning(extent: { left: number; right: number }): Map<number, DrawnEdge> {
    const detours = this.turns.map<Detour>((turn) => this.detour(turn));
    const corners = routeDetours(detours, extent, LANE_MARGIN);
    const result = new Map<number, DrawnEdge>();
    const taken: (Point & { width: number })[] = [];
    for (const { edge, side, leavesFreely } of this.turns) {
      const points = [...(corners.get(edge) ?? [])];
      const tip = points.at(-1);
      if (tip === undefined) continue;
      const sign = side === "left" ? -1 : 1;
      points[points.length - 1] = { x: tip.x + sign * ARROW, y: tip.y };
      points.forEach((point) => this.bounds.add(point, 1, 1));
      const width = this.shape.edges[edge]?.label ?? null;
      const [first, second, third] = leavesFreely ? points : points.slice(2);
      let label: Label | null = null;
      if (width !== null && first !== undefined && second !== undefined && third !== undefined) {
        const middle = (first.x + second.x) / 2;
        const begin = first.x + sign * (width / 2 + BESIDE);
        const places = leavesFreely ? [middle, second.x - sign * (width / 2 + BESIDE), begin] : [begin];
        const free = places.find((x) => !taken.some((other) => overlap(other, { x, y: first.y, width })));
        label = { x: free ?? middle, y: first.y, align: "middle" };
        taken.push({ x: label.x, y: label.y, width });
        this.bounds.add(label, width / 2, LABEL_HEIGHT / 2);
      }
      result.set(edge, {
        path: roundedPath(points),
        tip: { ...tip, towards: side === "left" ? "right" : "left" },
        label,
      });
    }
    return result;
  }

  private detour({ edge, side, bundle, leavesFreely, arrivesFreely }: Turn): Detour {
    const { from, to, label } = this.shape.edges[edge] ?? { from: -1, to: -1, label: null };
    const leave = this.wayOut(from, side, `out ${edge}`, leavesFreely);
    const arrive = this.wayOut(to, side, `in ${bundle}`, arrivesFreely).toReversed();
    const sign = side === "left" ? -1 : 1;
    const start = leave.at(-1)?.x ?? 0;
    return { edge, side, bundle, leave, arrive, reach: start + sign * (label === null ? 0 : label + 2 * BESIDE) };
  }

  /** From the side of a node outwards; past its neighbours below the row where there are some. */
  private wayOut(node: number, side: Side, port: string, freely: boolean): Point[] {
    const box = this.box(node);
    const border = side === "left" ? box.x : box.x + box.width;
    const start = { x: border, y: centreOf(box).y + this.ports.offset(node, side, port) };
    if (freely) return [start];
    const x = border + (side === "left" ? -BESIDE : BESIDE);
    const y = this.rows.trackY(this.placement.nodes[node]?.row ?? 0, port);
    return [start, { x, y: start.y }, { x, y }];
  }
}

function overlap(a: Point & { width: number }, b: Point & { width: number }): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < LABEL_HEIGHT;
}
