import { formatMicros } from "../format";
import type { Tick } from "./timeline";

/** A tick of the axis and, where there is room, its text to the right or to the left of its line. */
export interface LabelledTick {
  readonly tick: Tick;
  readonly text: string;
  readonly side: "right" | "left" | null;
}

const CHARACTER = 6.2;
const GAP = 3;

/** Chooses which ticks say their time: no text leaves the axis, none touches another. */
export function labelled(ticks: readonly Tick[], axisWidth: number): readonly LabelledTick[] {
  let free = 0;
  return ticks.map((tick) => {
    const text = tickText(tick.micros);
    const width = text.length * CHARACTER + GAP;
    const line = tick.left * axisWidth;
    if (line >= free && line + width <= axisWidth) {
      free = line + width;
      return { tick, text, side: "right" };
    }
    if (line - width >= free) {
      free = line;
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
