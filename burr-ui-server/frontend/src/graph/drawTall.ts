import { ARROW, at, Bounds, centreOf, grouped, roundedPath } from "./geometry";
import type { Box, DrawnEdge, Drawing, Label, Point, Side } from "./geometry";
import { routeDetours, SidePorts, type Detour } from "./lanes";
import { drawLoop } from "./loop";
import { LABEL_HEIGHT, NODE_HEIGHT, type GraphShape, type Placement, type Room } from "./shape";

const STEP = 56;
const STEP_IN_ROW = 44;
const STEP_LABELLED = 52;
const STEP_TO_CHOICES = 62;
const LANE_MARGIN = 34;
const MAX_LANE_MARGIN = 66;
const LABEL_INDENT = 14;
const LABEL_ABOVE = 8;
const LABEL_STEP = 16;
const LOOP_LABEL_BELOW = 12;

/**
 * Draws the nodes below each other, for a pane that is too narrow for rows. Only the way from one lone node to the next
 * is a straight line; choices run down on the left, what comes together again and what goes back on the right.
 */
export function drawTall(shape: GraphShape, placement: Placement, room: Room): Drawing {
  const narrow = new TallPlan(shape, placement, LANE_MARGIN).draw();
  const spare = (room.width - narrow.bounds.width) / 2;
  if (spare < 2) return narrow;
  return new TallPlan(shape, placement, Math.min(MAX_LANE_MARGIN, LANE_MARGIN + spare)).draw();
}

class TallPlan {
  private readonly bounds = new Bounds();
  private readonly ports = new SidePorts((node) => centreOf(this.box(node)).y);
  private readonly boxes: readonly Box[];
  /** The node alone in its row, by row. */
  private readonly lone: ReadonlyMap<number, number>;
  private readonly straight: ReadonlySet<number>;
  /** Width of the widest node. */
  private readonly columns: number;

  constructor(
    private readonly shape: GraphShape,
    private readonly placement: Placement,
    private readonly margin: number,
  ) {
    const rows = grouped(
      placement.nodes.map((_, node) => node),
      (node) => this.rowOf(node),
    );
    this.lone = new Map(
      [...rows].flatMap(([row, [node, ...others]]) => (node !== undefined && others.length === 0 ? [[row, node]] : [])),
    );
    this.straight = this.straightEdges();
    this.boxes = this.stack();
    this.columns = Math.max(0, ...shape.nodes.map(({ width }) => width));
  }

  draw(): Drawing {
    this.boxes.forEach((box) => this.bounds.add(centreOf(box), box.width / 2 + 1, box.height / 2 + 1));
    const around = this.shape.edges.flatMap(({ from, to }, edge) =>
      from === to || this.straight.has(edge) ? [] : [edge],
    );
    const sides = new Map(around.map((edge) => [edge, this.sideOf(edge)]));
    const bundles = this.bundles(sides);
    this.askPorts(sides, bundles);
    const detours = around.map((edge) => this.detour(edge, sides.get(edge) ?? "right", bundles.get(edge) ?? ""));
    const corners = routeDetours(detours, { left: -this.columns / 2, right: this.columns / 2 }, this.margin);
    const members = grouped(detours, ({ bundle }) => bundle);
    const entry = this.entry();
    const edges = this.shape.edges.map<DrawnEdge>(({ from, to, label }, edge) => {
      if (from === to) return this.loop(from, label);
      if (this.straight.has(edge)) return this.straightEdge(edge);
      const alone = members.get(bundles.get(edge) ?? "")?.length === 1;
      return this.aroundEdge(edge, sides.get(edge) ?? "right", corners.get(edge) ?? [], alone);
    });
    return { bounds: this.bounds.box(), nodes: this.boxes, edges, entry };
  }

  private rowOf(node: number): number {
    return this.placement.nodes[node]?.row ?? 0;
  }

  private box(node: number): Box {
    return this.boxes[node] ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  /** Edges between neighbouring rows of one node each; of several between the same two, the first. */
  private straightEdges(): ReadonlySet<number> {
    const result = new Map<string, number>();
    this.shape.edges.forEach(({ from, to }, edge) => {
      const pair = `${from} ${to}`;
      const lone = this.lone.get(this.rowOf(from)) === from && this.lone.get(this.rowOf(to)) === to;
      if (lone && this.rowOf(to) === this.rowOf(from) + 1 && !result.has(pair)) result.set(pair, edge);
    });
    return new Set(result.values());
  }

  private stack(): Box[] {
    const order = this.placement.nodes.map((_, node) => node);
    order.sort(
      (a, b) => this.rowOf(a) - this.rowOf(b) || (this.placement.nodes[a]?.x ?? 0) - (this.placement.nodes[b]?.x ?? 0),
    );
    const boxes: Box[] = [];
    let y = 0;
    order.forEach((node, index) => {
      const previous = order[index - 1];
      if (previous !== undefined) y += this.stepBetween(previous, node);
      const width = this.shape.nodes[node]?.width ?? 0;
      boxes[node] = { x: -width / 2, y, width, height: NODE_HEIGHT };
    });
    return boxes;
  }

  private stepBetween(previous: number, node: number): number {
    const sameRow = this.rowOf(previous) === this.rowOf(node);
    const labels = this.labelledInto(node).length;
    const plain = sameRow ? STEP_IN_ROW : STEP;
    const labelled = sameRow ? STEP_LABELLED : STEP_TO_CHOICES;
    const loop = this.shape.edges.some(({ from, to, label }) => from === previous && to === previous && label !== null);
    return (labels === 0 ? plain : labelled + (labels - 1) * LABEL_STEP) + (loop ? LABEL_STEP : 0);
  }

  /** Edges that come from the side and say why. */
  private labelledInto(node: number): number[] {
    return this.shape.edges.flatMap(({ from, to, label }, edge) =>
      to === node && from !== node && label !== null && !this.straight.has(edge) ? [edge] : [],
    );
  }

  /** Left: down from a choice. Right: down from a node with one way on, and back up. */
  private sideOf(edge: number): Side {
    if (this.goesUp(edge)) return "right";
    const from = this.shape.edges[edge]?.from;
    const ways = this.shape.edges.filter(
      (other, index) => other.from === from && other.to !== from && !this.goesUp(index),
    );
    return ways.length > 1 ? "left" : "right";
  }

  private goesUp(edge: number): boolean {
    const { from, to } = this.shape.edges[edge] ?? { from: -1, to: -1 };
    return this.box(to).y < this.box(from).y;
  }

  /** Choices share the lane they leave by, the others the lane they arrive by; twins get lanes of their own. */
  private bundles(sides: ReadonlyMap<number, Side>): Map<number, string> {
    const seen = new Map<string, number>();
    return new Map(
      [...sides].map(([edge, side]) => {
        const { from, to } = this.shape.edges[edge] ?? { from: -1, to: -1 };
        const nth = seen.get(`${from} ${to}`) ?? 0;
        seen.set(`${from} ${to}`, nth + 1);
        if (side === "left") return [edge, `left ${from} ${nth}`];
        return [edge, `${this.goesUp(edge) ? "up" : "down"} ${to} ${nth}`];
      }),
    );
  }

  private askPorts(sides: ReadonlyMap<number, Side>, bundles: ReadonlyMap<number, string>): void {
    for (const [edge, side] of sides) {
      const { from, to } = this.shape.edges[edge] ?? { from: -1, to: -1 };
      const bundle = bundles.get(edge) ?? "";
      this.ports.ask(from, side, this.leavingPort(edge, side, bundle), this.box(to).y);
      this.ports.ask(to, side, `in ${bundle}`, this.box(from).y);
    }
    if (this.boxes[this.shape.entry] !== undefined) {
      this.ports.ask(this.shape.entry, "left", "entry", centreOf(this.box(this.shape.entry)).y);
    }
  }

  private leavingPort(edge: number, side: Side, bundle: string): string {
    return side === "left" ? `out ${bundle}` : `out ${edge}`;
  }

  private detour(edge: number, side: Side, bundle: string): Detour {
    const { from, to } = this.shape.edges[edge] ?? { from: -1, to: -1 };
    const leave = this.port(from, side, this.leavingPort(edge, side, bundle));
    const arrive = this.port(to, side, `in ${bundle}`);
    return { edge, side, bundle, leave: [leave], arrive: [arrive], reach: leave.x };
  }

  private port(node: number, side: Side, port: string): Point {
    const box = this.box(node);
    const x = side === "left" ? box.x : box.x + box.width;
    return { x, y: centreOf(box).y + this.ports.offset(node, side, port) };
  }

  private aroundEdge(edge: number, side: Side, corners: readonly Point[], alone: boolean): DrawnEdge {
    const [start, out] = corners;
    const tip = corners.at(-1);
    if (start === undefined || out === undefined || tip === undefined) {
      return { path: "", tip: { x: 0, y: 0, towards: "down" }, label: null };
    }
    const sign = side === "left" ? -1 : 1;
    const points = [...corners.slice(0, -1), { x: tip.x + sign * ARROW, y: tip.y }];
    points.forEach((point) => this.bounds.add(point, 1, 1));
    return {
      path: roundedPath(points),
      tip: { ...tip, towards: side === "left" ? "right" : "left" },
      label: this.labelOf(edge, side, { start, out, alone }),
    };
  }

  /** Where the edge leaves, if it has its lane for itself and there is room; else just before the arrow head. */
  private labelOf(edge: number, side: Side, { start, out, alone }: { start: Point; out: Point; alone: boolean }) {
    const { to, label: width } = this.shape.edges[edge] ?? { to: -1, label: null };
    if (width === null) return null;
    const sign = side === "left" ? -1 : 1;
    const fits = alone && Math.abs(out.x - start.x) >= width + LABEL_INDENT;
    const others = this.labelledInto(to);
    const above = LABEL_ABOVE + LABEL_STEP * (others.length - 1 - others.indexOf(edge));
    if (fits) return this.labelled({ x: (start.x + out.x) / 2, y: start.y, align: "middle" }, width);
    const x = sign * (this.columns / 2 + this.margin - LABEL_INDENT);
    return this.labelled({ x, y: this.box(to).y - above, align: side === "left" ? "start" : "end" }, width);
  }

  private labelled(label: Label, width: number): Label {
    const middle = label.align === "middle" ? 0 : label.align === "start" ? width / 2 : -width / 2;
    this.bounds.add({ x: label.x + middle, y: label.y }, width / 2, LABEL_HEIGHT / 2);
    return label;
  }

  private straightEdge(edge: number): DrawnEdge {
    const { from, to, label } = this.shape.edges[edge] ?? { from: -1, to: -1, label: null };
    const x = centreOf(this.box(from)).x;
    const top = this.box(from).y + NODE_HEIGHT;
    const tip = { x, y: this.box(to).y };
    const middle: Label = { align: "middle", x, y: tip.y - (STEP - NODE_HEIGHT) / 2 - 1 };
    const path = `M${at({ x, y: top })}V${tip.y - ARROW}`;
    return { path, tip: { ...tip, towards: "down" }, label: label === null ? null : this.labelled(middle, label) };
  }

  private loop(node: number, label: number | null): DrawnEdge {
    const side = this.ports.taken(node, "right") && !this.ports.taken(node, "left") ? "left" : "right";
    const drawn = drawLoop(this.box(node), { side, nth: 0, label: null });
    this.bounds.add(drawn.tip, 32);
    if (label === null) return drawn;
    const box = this.box(node);
    const end = this.columns / 2 + this.margin - LABEL_INDENT;
    const align = side === "left" ? "start" : "end";
    const below = { x: side === "left" ? -end : end, y: box.y + box.height + LOOP_LABEL_BELOW };
    return { ...drawn, label: this.labelled({ ...below, align }, label) };
  }

  private entry(): Drawing["entry"] {
    if (this.boxes[this.shape.entry] === undefined) return null;
    const tip = this.port(this.shape.entry, "left", "entry");
    const dot = { x: tip.x - 26, y: tip.y };
    this.bounds.add(dot, 4, 4);
    const path = `M${at({ x: dot.x + 4, y: dot.y })}H${tip.x - ARROW}`;
    return { dot, edge: { path, tip: { ...tip, towards: "right" }, label: null } };
  }
}
