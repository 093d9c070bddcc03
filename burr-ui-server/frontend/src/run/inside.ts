import type { StepStream, StepSummary } from "../api/types";
import { formatMicros, plural } from "../format";
import { microsOf } from "./instant";
import type { Bar } from "./timeline";

/** Where something that happened inside a step lies on the axis. The step's own bar is to scale, whatever is folded. */
export function barInside(step: Bar, stepMicros: number, offsetMicros: number, durationMicros: number): Bar {
  if (stepMicros <= 0) return { left: step.left, width: 0 };
  const left = clamp(step.left + (offsetMicros / stepMicros) * step.width);
  const right = clamp(step.left + ((offsetMicros + durationMicros) / stepMicros) * step.width);
  return { left, width: Math.max(0, right - left) };
}

/** How long a step took, or takes. */
export function lengthOf(step: StepSummary, nowMicros: number): number {
  if (step.durationMicros !== null) return step.durationMicros;
  const start = microsOf(step.start);
  return start === null || step.status !== "running" ? 0 : Math.max(0, nowMicros - start);
}

/** Marks of a stream on the bar of its step. */
export interface StreamMarks {
  /** How much of the bar went by before the first item, 0 to 1; 1 where none came. */
  readonly lead: number;
  /** Items that came, where the stream has ended. */
  readonly items: number | null;
  readonly text: string;
}

export function streamMarks(stream: StepStream, step: StepSummary, nowMicros: number): StreamMarks {
  const began = microsOf(step.start);
  const first = stream.firstItem === null ? null : microsOf(stream.firstItem);
  const start = (stream.start === null ? null : microsOf(stream.start)) ?? began;
  const end = stream.end === null ? null : microsOf(stream.end);
  const length = lengthOf(step, nowMicros);
  if (first === null || start === null || began === null || length <= 0) {
    return { lead: 1, items: stream.items, text: first === null ? "no item yet" : "streamed" };
  }
  const parts = [`first item after ${formatMicros(Math.max(0, first - start))}`];
  if (stream.items !== null) parts.push(plural(stream.items, "item"));
  if (stream.items !== null && stream.items > 1 && end !== null && end > first) {
    parts.push(`${rate(((stream.items - 1) * 1e6) / (end - first))}/s`);
  }
  return { lead: clamp((first - began) / length), items: stream.items, text: parts.join(", ") };
}

function rate(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond));
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
