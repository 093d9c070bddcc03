import { formatMicros } from "../format";
import { ticksOf, type Tick, type Timeline } from "./timeline";

/** A tick of the axis and, where there is room, its text to the right or to the left of its line. */
export interface LabelledTick {
  readonly tick: Tick;
  readonly text: string;
  readonly side: "right" | "left" | null;
}

const CHARACTER = 6.2;
/** Between a line and its text. */
const GAP = 3;
/** Between two texts: digits and units run together where it is less. */
const BETWEEN = 10;

/** What a label takes at the least. */
const NARROWEST = 40;
const MOST_TICKS = 6;
const FEWEST_TICKS = 2;

/** As many round times as have room for their texts. */
export function axisOf(timeline: Timeline, axisWidth: number): readonly LabelledTick[] {
  let most = Math.min(MOST_TICKS, Math.max(FEWEST_TICKS, Math.floor(axisWidth / NARROWEST)));
  let labels = labelled(ticksOf(timeline, most), axisWidth);
  while (most > FEWEST_TICKS && labels.some(({ side }) => side === null)) {
    most -= 1;
    labels = labelled(ticksOf(timeline, most), axisWidth);
  }
  return labels;
}

/** Chooses which ticks say their time: no text leaves the axis, none touches another. */
export function labelled(ticks: readonly Tick[], axisWidth: number): readonly LabelledTick[] {
  let free = 0;
  return ticks.map((tick) => {
    const text = tickText(tick.micros);
    const width = text.length * CHARACTER + GAP;
    const line = tick.left * axisWidth;
    if (line + GAP >= free && line + width <= axisWidth) {
      free = line + width + BETWEEN;
      return { tick, text, side: "right" };
    }
    if (line - width >= free) {
      free = line + BETWEEN;
      return { tick, text, side: "left" };
    }
    return { tick, text, side: null };
  });
}

/** "0", "50 ms", "1 s": ticks are round, so fractions of zeros are left out. */
export function tickText(micros: number): string {
  if (micros === 0) return "0";
  return formatMicros(micros).replace(/(\.\d*?)0+(?= )/, (_, digits: string) => (digits === "." ? "" : digits));
}
