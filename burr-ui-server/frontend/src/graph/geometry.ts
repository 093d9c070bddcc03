export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export type Side = "left" | "right";

/** An arrow head: its tip and where it points. */
export interface Tip extends Point {
  readonly towards: "down" | "up" | "left" | "right";
}

export interface DrawnEdge {
  readonly path: string;
  readonly tip: Tip;
  readonly label: Label | null;
}

/** Where the text of an edge stands: its middle, or its end that is aligned. */
export interface Label extends Point {
  readonly align: "start" | "middle" | "end";
}

/** A graph ready to be painted. Places of nodes and edges are those of the shape. */
export interface Drawing {
  readonly bounds: Box;
  readonly nodes: readonly Box[];
  readonly edges: readonly DrawnEdge[];
  /** The dot that marks the entry, and its edge. */
  readonly entry: { readonly dot: Point; readonly edge: DrawnEdge } | null;
}

/** What stays free between the end of a line and the tip of its arrow, so that the line does not stick out. */
export const ARROW = 5;

const RADIUS = 9;

/** Grows to hold everything that is drawn. */
export class Bounds {
  private left = Infinity;
  private top = Infinity;
  private right = -Infinity;
  private bottom = -Infinity;

  add({ x, y }: Point, reachX = 0, reachY = 0): void {
    this.left = Math.min(this.left, x - reachX);
    this.right = Math.max(this.right, x + reachX);
    this.top = Math.min(this.top, y - reachY);
    this.bottom = Math.max(this.bottom, y + reachY);
  }

  box(): Box {
    if (this.left > this.right) return { x: 0, y: 0, width: 0, height: 0 };
    return { x: this.left, y: this.top, width: this.right - this.left, height: this.bottom - this.top };
  }
}

export function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Straight lines with rounded corners. */
export function roundedPath(points: readonly Point[]): string {
  const [start, ...rest] = points.filter((point, index) => index === 0 || !same(point, points[index - 1]));
  if (start === undefined) return "";
  let path = `M${at(start)}`;
  let last = start;
  rest.forEach((corner, index) => {
    const next = rest[index + 1];
    if (next === undefined) {
      path += `L${at(corner)}`;
      return;
    }
    const radius = Math.min(RADIUS, distance(last, corner) / (index === 0 ? 1 : 2), distance(corner, next) / 2);
    path += `L${at(towards(corner, last, radius))}Q${at(corner)} ${at(towards(corner, next, radius))}`;
    last = corner;
  });
  return path;
}

/** A curve that leaves and arrives vertically; to be appended to a path that ends at `from`. */
export function fall(from: Point, to: Point): string {
  if (Math.abs(from.x - to.x) < 0.5) return `V${round(to.y)}`;
  const reach = (to.y - from.y) * 0.75;
  return `C${at({ x: from.x, y: from.y + reach })} ${at({ x: to.x, y: to.y - reach })} ${at(to)}`;
}

export function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

/** Offsets of `count` lines that share a middle: `step` apart, or closer where `room` is short. */
export function spread(count: number, step: number, room: number): number[] {
  const gap = count < 2 ? 0 : Math.min(step, room / (count - 1));
  return Array.from({ length: count }, (_, index) => (index - (count - 1) / 2) * gap);
}

export interface Span {
  readonly low: number;
  readonly high: number;
}

/** Lanes for lines that run side by side: short ones inside, lines that overlap never in the same lane. */
export function lanesFor(spans: readonly Span[]): number[] {
  const lanes: Span[][] = [];
  const result = spans.map(() => 0);
  const inside = spans.map((span, index) => ({ span, index }));
  inside.sort((a, b) => a.span.high - a.span.low - (b.span.high - b.span.low));
  for (const { span, index } of inside) {
    let lane = lanes.findIndex((taken) => taken.every((other) => other.high < span.low || other.low > span.high));
    if (lane === -1) lane = lanes.push([]) - 1;
    lanes[lane]?.push(span);
    result[index] = lane;
  }
  return result;
}

export function grouped<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const result = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = result.get(key);
    if (group === undefined) result.set(key, [value]);
    else group.push(value);
  }
  return result;
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function same(a: Point, b: Point | undefined): boolean {
  return a.x === b?.x && a.y === b.y;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
