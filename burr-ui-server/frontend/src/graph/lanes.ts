import { grouped, lanesFor, spread, type Point, type Side } from "./geometry";
import { NODE_HEIGHT } from "./shape";

const LANE_GAP = 12;
const PORT_GAP = 8;

/** Places on the sides of nodes where lines begin and end. Lines that are to meet name the same port. */
export class SidePorts {
  private readonly ports = new Map<string, Map<string, number>>();

  /** @param heightOf height of the middle of a node */
  constructor(private readonly heightOf: (node: number) => number) {}

  /** Asks for a port; `towards` is the height of the middle of the node at its other end. */
  ask(node: number, side: Side, port: string, towards: number): void {
    const place = `${node} ${side}`;
    const known = this.ports.get(place) ?? new Map<string, number>();
    this.ports.set(place, known);
    const own = this.heightOf(node);
    const farthest = known.get(port) ?? own;
    if (Math.abs(towards - own) >= Math.abs(farthest - own)) known.set(port, towards);
  }

  taken(node: number, side: Side): boolean {
    return this.ports.has(`${node} ${side}`);
  }

  /** How far from the middle of the node the port is. */
  offset(node: number, side: Side, port: string): number {
    const all = [...(this.ports.get(`${node} ${side}`) ?? [])];
    // What comes from above stands above, and on both halves the nearest is outermost: so no two lines cross.
    const half = (towards: number) => Math.sign(Math.round(towards - this.heightOf(node)));
    all.sort((a, b) => half(a[1]) - half(b[1]) || b[1] - a[1]);
    const index = all.findIndex(([name]) => name === port);
    return spread(all.length, PORT_GAP, NODE_HEIGHT - 9)[index] ?? 0;
  }
}

/** A line that goes around the outside: away from a node, along a lane, to another node. */
export interface Detour {
  readonly edge: number;
  readonly side: Side;
  /** Lines of one bundle share their lane. */
  readonly bundle: string;
  /** From the border of the node outwards. */
  readonly leave: readonly Point[];
  /** From the lane to the border of the node. */
  readonly arrive: readonly Point[];
  /** How far out the lane has to be at least. */
  readonly reach: number;
}

/** The corners of each detour, on lanes outside of `extent` that do not run into each other. */
export function routeDetours(
  detours: readonly Detour[],
  extent: { readonly left: number; readonly right: number },
  margin: number,
): Map<number, readonly Point[]> {
  const result = new Map<number, readonly Point[]>();
  for (const side of ["left", "right"] as const) {
    const sign = side === "left" ? -1 : 1;
    const bundles = grouped(
      detours.filter((detour) => detour.side === side),
      (detour) => detour.bundle,
    );
    const members = [...bundles.values()];
    const lanes = lanesFor(members.map(spanOf));
    const edge = side === "left" ? extent.left : extent.right;
    // Outwards, in the direction of the side, so that left and right are the same sum.
    const base = members.reduce(
      (most, bundle, index) =>
        Math.max(most, ...bundle.map(({ reach }) => sign * reach - LANE_GAP * (lanes[index] ?? 0))),
      sign * edge + margin,
    );
    members.forEach((bundle, index) => {
      const x = sign * (base + LANE_GAP * (lanes[index] ?? 0));
      for (const { edge: id, leave, arrive } of bundle) {
        const from = leave.at(-1);
        const to = arrive[0];
        if (from !== undefined && to !== undefined) {
          result.set(id, [...leave, { x, y: from.y }, { x, y: to.y }, ...arrive]);
        }
      }
    });
  }
  return result;
}

function spanOf(bundle: readonly Detour[]) {
  const heights = bundle.flatMap(({ leave, arrive }) => [leave.at(-1)?.y ?? 0, arrive[0]?.y ?? 0]);
  return { low: Math.min(...heights), high: Math.max(...heights) };
}
