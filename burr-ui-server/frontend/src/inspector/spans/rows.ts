import type { SpanView, StepSummary, StepTrace, StreamView } from "../../api/types";

/** A bar on the time of the step: parts of its width, from 0 to 1. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

export interface SpanRow {
  readonly kind: "span";
  readonly span: SpanView;
  readonly bar: Bar;
  /** No end was written. */
  readonly open: boolean;
}

export interface StreamRow {
  readonly kind: "stream";
  readonly stream: StreamView;
  readonly depth: number;
  readonly offsetMicros: number;
  readonly bar: Bar;
  /** How much of the bar went by before the first item; 1 where none came. */
  readonly lead: number;
  readonly open: boolean;
}

export type TraceRow = SpanRow | StreamRow;

export interface TraceRows {
  readonly rows: readonly TraceRow[];
  /** What the whole width stands for. */
  readonly totalMicros: number;
}

/** The rows of a trace: each stream below the span it is in, those of the step itself first. */
export function traceRows(trace: StepTrace, step: StepSummary): TraceRows {
  const began = Date.parse(step.start);
  const ends = [
    step.durationMicros ?? 0,
    ...trace.spans.map(({ offsetMicros, durationMicros }) => offsetMicros + (durationMicros ?? 0)),
    ...trace.streams.map((stream) => offsetOf(stream, began) + (stream.durationMicros ?? stream.firstItemMicros ?? 0)),
  ];
  const totalMicros = Math.max(1, ...ends);
  const streamsIn = (spanId: string | null, depth: number) =>
    trace.streams
      .filter((stream) => stream.spanId === spanId)
      .map((stream) => streamRow(stream, depth, offsetOf(stream, began), totalMicros));
  const rows: TraceRow[] = streamsIn(null, 0);
  for (const span of trace.spans) {
    const { offsetMicros, durationMicros } = span;
    const open = durationMicros === null;
    rows.push({ kind: "span", span, bar: bar(offsetMicros, durationMicros ?? Infinity, totalMicros), open });
    rows.push(...streamsIn(span.id, span.depth + 1));
  }
  return { rows, totalMicros };
}

function streamRow(stream: StreamView, depth: number, offsetMicros: number, total: number): StreamRow {
  const { durationMicros, firstItemMicros } = stream;
  const open = durationMicros === null;
  const shown = durationMicros ?? total - offsetMicros;
  return {
    kind: "stream",
    stream,
    depth,
    offsetMicros,
    bar: bar(offsetMicros, durationMicros ?? Infinity, total),
    lead: firstItemMicros === null ? 1 : Math.min(1, firstItemMicros / Math.max(1, shown)),
    open,
  };
}

/** Clocks of threads differ a little, and a span may outlive its step: what would leave the width is cut. */
function bar(offset: number, duration: number, total: number): Bar {
  const left = Math.min(1, Math.max(0, offset / total));
  return { left, width: Math.min(1 - left, Math.max(0, duration / total)) };
}

function offsetOf(stream: StreamView, began: number): number {
  return stream.start === null ? 0 : Math.max(0, (Date.parse(stream.start) - began) * 1000);
}
