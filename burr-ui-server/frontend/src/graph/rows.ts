import { NODE_HEIGHT, type GraphShape, type Placement, type Room } from "./shape";
import type { Turn } from "./turns";

const PLAIN = 31;
const CURVED = 37;
const LABELLED = 33;
const CURVED_LABELLED = 55;
const TRACK_START = 12;
const TRACK_GAP = 8;
/** For the bend from a label to a node that is not below it. */
const BESIDE = 18;
const NARROW = 24;
const MAX_STRETCH_Y = 2.2;
/** Centre of a label above the node its edge leads to: just before the arrow head. */
const LABEL_ABOVE = 13.5;
const LABEL_ABOVE_STRAIGHT = 18;

/** Heights of the rows and of what lies between them. */
export interface Rows {
  top(row: number): number;
  hasLabels(channel: number): boolean;
  /** Centre of the labels between a row and the next. */
  labelY(channel: number): number;
  /** Height at which a line that goes around runs below a row. */
  trackY(row: number, port: string): number;
}

interface Channel {
  labels: boolean;
  curves: boolean;
  /** Whether a label stands beside the node its edge leads to rather than above it. */
  beside: boolean;
  tracks: string[];
}

/** Stacks the rows, with more air between them where the pane is higher than they need. */
export function rowsOf(shape: GraphShape, placement: Placement, turns: readonly Turn[], room: Room): Rows {
  const count = placement.nodes.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const channels = channelsOf(count, shape, placement, turns);
  const gaps = channels.slice(0, -1).map(heightOf);
  const needed = gaps.reduce((sum, gap) => sum + gap, 0);
  const free = room.height - count * NODE_HEIGHT - 4;
  const factor = needed === 0 ? 1 : Math.min(MAX_STRETCH_Y, Math.max(1, free / needed));
  const tops = channels.map((_, row) => {
    const above = gaps.slice(0, row).reduce((sum, gap) => sum + gap * factor, 0);
    return above + row * NODE_HEIGHT;
  });
  const top = (row: number) => tops[row] ?? 0;
  return {
    top,
    hasLabels: (channel) => channels[channel]?.labels ?? false,
    labelY: (channel) => {
      const between = channels[channel];
      if (between?.labels !== true) return (top(channel) + NODE_HEIGHT + top(channel + 1)) / 2;
      const above = between.curves ? LABEL_ABOVE : LABEL_ABOVE_STRAIGHT;
      return top(channel + 1) - above - (between.beside ? BESIDE : 0);
    },
    trackY: (row, port) =>
      top(row) + NODE_HEIGHT + TRACK_START + TRACK_GAP * (channels[row]?.tracks.indexOf(port) ?? 0),
  };
}

/** What lies below each row. */
function channelsOf(count: number, shape: GraphShape, placement: Placement, turns: readonly Turn[]): Channel[] {
  const channels = Array.from({ length: count }, newChannel);
  const channelBelow = (row: number) => channels[row] ?? newChannel();
  const rowOf = (node: number) => placement.nodes[node]?.row ?? -1;
  shape.edges.forEach(({ from, to, label }, edge) => {
    const { kind, via } = placement.edges[edge] ?? { kind: "loop", via: [] };
    if (kind !== "near" && kind !== "long") return;
    // The label stands half way; on a row it needs no room of its own.
    const labelRow = rowOf(from) + (via.length - 1) / 4;
    if (label !== null && Number.isInteger(labelRow)) {
      channelBelow(labelRow).labels = true;
      const aside = Math.abs((via[0] ?? 0) - (placement.nodes[to]?.x ?? 0));
      if (via.length === 1 && aside > NARROW) channelBelow(labelRow).beside = true;
    }
    const xs = [placement.nodes[from]?.x ?? 0, ...via, placement.nodes[to]?.x ?? 0];
    if (xs.every((x) => Math.abs(x - (xs[0] ?? 0)) <= 1)) return;
    for (let row = rowOf(from); row < rowOf(to); row++) channelBelow(row).curves = true;
  });
  for (const { edge, bundle, leavesFreely, arrivesFreely } of turns) {
    const { from, to } = shape.edges[edge] ?? { from: -1, to: -1 };
    const run = (row: number, port: string) => {
      const { tracks } = channelBelow(row);
      if (!tracks.includes(port)) tracks.push(port);
    };
    if (!leavesFreely) run(rowOf(from), `out ${edge}`);
    if (!arrivesFreely) run(rowOf(to), `in ${bundle}`);
  }
  return channels;
}

function newChannel(): Channel {
  return { labels: false, curves: false, beside: false, tracks: [] };
}

function heightOf({ labels, curves, beside, tracks }: Channel): number {
  const plain = labels ? (curves ? CURVED_LABELLED : LABELLED) : curves ? CURVED : PLAIN;
  return plain + (beside ? BESIDE : 0) + (tracks.length === 0 ? 0 : TRACK_START + tracks.length * TRACK_GAP - 8);
}
