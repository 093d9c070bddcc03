import { expect, it } from "vitest";
import type { SpanView, StepSummary, StepTrace, StreamView } from "../../api/types";
import { traceRows } from "./rows";

const step = { start: "2026-11-23T12:00:00Z", durationMicros: 1_000_000 } as StepSummary;

const span = (id: string, depth: number, offsetMicros: number, durationMicros: number | null): SpanView => ({
  id,
  name: id,
  parentId: null,
  depth,
  start: "2026-11-23T12:00:00Z",
  offsetMicros,
  end: null,
  durationMicros,
  dependencies: [],
  attributes: [],
});

const stream = (parts: Partial<StreamView>): StreamView => ({
  spanId: null,
  start: "2026-11-23T12:00:00.200Z",
  firstItem: null,
  end: null,
  firstItemMicros: null,
  durationMicros: null,
  items: null,
  itemsPerSecond: null,
  text: null,
  ...parts,
});

const trace = (spans: SpanView[], streams: StreamView[] = []): StepTrace => ({
  spans,
  attributes: [],
  streams,
  truncated: false,
});

it("places spans on the time of the step", () => {
  const { rows, totalMicros } = traceRows(trace([span("a", 0, 250_000, 500_000), span("b", 1, 500_000, 0)]), step);
  expect(totalMicros).toBe(1_000_000);
  expect(rows.map(({ bar }) => bar)).toEqual([
    { left: 0.25, width: 0.5 },
    { left: 0.5, width: 0 },
  ]);
});

it("draws what has no end to the end, and what leaves the step within the width", () => {
  const { rows, totalMicros } = traceRows(trace([span("a", 0, 500_000, null), span("b", 0, -20, 2_000_000)]), step);
  expect(totalMicros).toBe(1_999_980);
  expect(rows[0]).toMatchObject({ open: true });
  for (const { bar } of rows) expect(bar.left + bar.width).toBeLessThanOrEqual(1);
  expect(rows[1]?.bar.left).toBe(0);
});

it("puts a stream below its span, and marks its first item", () => {
  const { rows } = traceRows(
    trace(
      [span("a", 0, 0, 1_000_000), span("b", 0, 0, 1)],
      [stream({ spanId: "a", firstItemMicros: 100_000, durationMicros: 400_000, items: 8 })],
    ),
    step,
  );
  expect(rows.map((row) => row.kind)).toEqual(["span", "stream", "span"]);
  expect(rows[1]).toMatchObject({ depth: 1, offsetMicros: 200_000, lead: 0.25, open: false });
  expect(rows[1]?.bar).toEqual({ left: 0.2, width: 0.4 });
});

it("shows a stream without items as waiting", () => {
  const { rows } = traceRows(trace([], [stream({})]), step);
  expect(rows[0]).toMatchObject({ kind: "stream", lead: 1, open: true });
});
