import type { StepSummary } from "../api/types";
import { microsOf } from "./instant";

/** Time between two steps from which on it counts as idle and is folded. */
export const IDLE_MICROS = 1_000_000;

const BAND_SHARE = 0.024;
const ALL_BANDS_SHARE = 0.3;
/** Bands closer to each other than this are one band: they would not be told apart, and a run may have thousands. */
const MERGE_SHARE = 0.0025;

/** Reading a time costs more than placing a bar, and the steps of a list keep their identity. */
const starts = new WeakMap<StepSummary, number | null>();

/** Where a step lies on the axis; fractions of its width. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

export interface Band {
  readonly left: number;
  readonly width: number;
}

export interface Tick {
  readonly left: number;
  readonly micros: number;
}

/** Idle time in front of the step at `index`. */
export interface Gap {
  readonly index: number;
  readonly micros: number;
}

export interface Timeline {
  readonly bars: readonly Bar[];
  readonly bands: readonly Band[];
  readonly gaps: readonly Gap[];
  /** Time inside the axis: what is drawn to scale. */
  readonly drawnMicros: number;
  /** All time between steps, long or short. */
  readonly idleMicros: number;
  /** Position of a time since the left end of the axis, idle time that is folded not counted. */
  readonly atDrawn: (micros: number) => number;
}

export interface TimelineOptions {
  /** Folds idle time into bands of one width; otherwise the axis is true time. */
  readonly foldIdle: boolean;
  /** The end of what is still running. */
  readonly nowMicros: number;
}

interface Stretch {
  readonly start: number;
  end: number;
}

const EMPTY: Timeline = { bars: [], bands: [], gaps: [], drawnMicros: 0, idleMicros: 0, atDrawn: () => 0 };

/** Lays the steps out on one axis. Pure, one pass; the rows of the list only place their bar by the result. */
export function layOutTimeline(steps: readonly StepSummary[], options: TimelineOptions): Timeline {
  if (steps.length === 0) {
    return EMPTY;
  }
  const spans = spansOf(steps, options.nowMicros);
  const { stretches, gaps, idleMicros } = stretchesOf(spans);
  const scale = options.foldIdle ? foldedScale(stretches) : trueScale(stretches);
  const bars = spans.map((span) => {
    const left = scale.at(span.start);
    return { left, width: Math.max(0, scale.at(span.end) - left) };
  });
  return {
    bars,
    bands: merged(scale.bands),
    gaps,
    drawnMicros: scale.drawnMicros,
    idleMicros,
    atDrawn: scale.atDrawn,
  };
}

/** Start and end of each step; a step without a readable start begins where the one before ended. */
function spansOf(steps: readonly StepSummary[], nowMicros: number): readonly Stretch[] {
  let last = firstOf(steps) ?? nowMicros;
  return steps.map((step) => {
    const start = startOf(step) ?? last;
    const end = start + lengthOf(step, start, nowMicros);
    last = end;
    return { start, end };
  });
}

function firstOf(steps: readonly StepSummary[]): number | null {
  const step = steps.find((each) => startOf(each) !== null);
  return step === undefined ? null : startOf(step);
}

function startOf(step: StepSummary): number | null {
  let start = starts.get(step);
  if (start === undefined) {
    start = microsOf(step.start);
    starts.set(step, start);
  }
  return start;
}

function lengthOf(step: StepSummary, start: number, nowMicros: number): number {
  if (step.status === "running") {
    return Math.max(0, nowMicros - start);
  }
  return Math.max(0, step.durationMicros ?? 0);
}

/** Joins steps that follow each other within a second; the gaps between the joined stretches are the idle time. */
function stretchesOf(spans: readonly Stretch[]) {
  const stretches: Stretch[] = [];
  const gaps: Gap[] = [];
  let idleMicros = 0;
  spans.forEach((span, index) => {
    const current = stretches[stretches.length - 1];
    if (current === undefined) {
      stretches.push({ ...span });
      return;
    }
    const between = span.start - current.end;
    idleMicros += Math.max(0, between);
    if (between > IDLE_MICROS) {
      gaps.push({ index, micros: between });
      stretches.push({ ...span });
    } else {
      current.end = Math.max(current.end, span.end);
    }
  });
  return { stretches, gaps, idleMicros };
}

interface Scale {
  readonly bands: readonly Band[];
  readonly drawnMicros: number;
  /** Position of a time of the clock. */
  readonly at: (micros: number) => number;
  readonly atDrawn: (micros: number) => number;
}

function trueScale(stretches: readonly Stretch[]): Scale {
  const first = stretches[0]?.start ?? 0;
  const drawnMicros = Math.max(0, ...lastOf(stretches, (stretch) => stretch.end - first));
  const atDrawn = (micros: number) => (drawnMicros === 0 ? 0 : clamp(micros / drawnMicros));
  const bands = pairs(stretches).map(([before, after]) => {
    const left = atDrawn(before.end - first);
    return { left, width: atDrawn(after.start - first) - left };
  });
  return { bands, drawnMicros, atDrawn, at: (micros) => atDrawn(micros - first) };
}

function foldedScale(stretches: readonly Stretch[]): Scale {
  const count = stretches.length - 1;
  const band = Math.min(BAND_SHARE, count === 0 ? 0 : ALL_BANDS_SHARE / count);
  const active = 1 - band * count;
  const drawnMicros = stretches.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0);
  const unit = drawnMicros === 0 ? 0 : active / drawnMicros;
  let drawnBefore = 0;
  const placed = stretches.map((stretch, index) => {
    const piece = { ...stretch, drawnBefore, left: drawnBefore * unit + band * index };
    drawnBefore += stretch.end - stretch.start;
    return piece;
  });
  const bands = placed.slice(1).map((piece) => ({ left: piece.left - band, width: band }));
  return {
    bands,
    drawnMicros,
    at(micros) {
      const piece = placed[lastAtOrBefore(placed, micros, (p) => p.start)];
      return piece === undefined
        ? 0
        : clamp(piece.left + clampTo(micros - piece.start, piece.end - piece.start) * unit);
    },
    atDrawn(micros) {
      const piece = placed[lastAtOrBefore(placed, micros, (p) => p.drawnBefore)];
      return piece === undefined ? 0 : clamp(piece.left + (micros - piece.drawnBefore) * unit);
    },
  };
}

/** Index of the last item whose key is not beyond the value; the first where all are. */
function lastAtOrBefore<T>(items: readonly T[], value: number, key: (item: T) => number): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const item = items[middle];
    if (item !== undefined && key(item) <= value) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function merged(bands: readonly Band[]): readonly Band[] {
  const result: Band[] = [];
  for (const band of bands) {
    const previous = result[result.length - 1];
    if (previous !== undefined && band.left - (previous.left + previous.width) < MERGE_SHARE) {
      result[result.length - 1] = { left: previous.left, width: band.left + band.width - previous.left };
    } else {
      result.push(band);
    }
  }
  return result;
}

/** Round times on the axis, zero the first of them. */
export function ticksOf(timeline: Timeline, most: number): readonly Tick[] {
  const { drawnMicros, atDrawn } = timeline;
  if (drawnMicros === 0) return [];
  const step = tickStep(drawnMicros, most);
  const count = Math.floor(drawnMicros / step) + 1;
  return Array.from({ length: count }, (_, i) => ({ left: atDrawn(i * step), micros: i * step }));
}

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONG_STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
];

/** A round number that cuts the axis into few pieces. */
export function tickStep(drawnMicros: number, most: number): number {
  const least = drawnMicros / most;
  if (least <= 0) return 1;
  if (least <= SECOND) return roundUp(least);
  return LONG_STEPS.find((step) => step >= least) ?? roundUp(least / DAY) * DAY;
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((f) => f * power >= value) ?? 10;
  return factor * power;
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, index) => [items[index] as T, item]);
}

function lastOf<T>(items: readonly T[], read: (item: T) => number): number[] {
  const last = items[items.length - 1];
  return last === undefined ? [] : [read(last)];
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}

function clampTo(value: number, high: number): number {
  return Math.min(high, Math.max(0, value));
}
