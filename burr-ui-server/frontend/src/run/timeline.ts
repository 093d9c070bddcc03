import type { StepSummary } from "../api/types";
import { microsOf } from "./instant";

/** Time between two steps from which on it counts as idle and is folded. */
export const IDLE_MICROS = 1_000_000;

const BAND_SHARE = 0.024;
const ALL_BANDS_SHARE = 0.3;
/** Narrower bands than this would be half a pixel: a run with hundreds of pauses shows them in its rows only. */
const NARROWEST_BAND = 0.0015;

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
  /** The clock at its left end. */
  readonly startMicros: number;
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

const EMPTY: Timeline = {
  bars: [],
  bands: [],
  gaps: [],
  drawnMicros: 0,
  startMicros: 0,
  idleMicros: 0,
  atDrawn: () => 0,
};

/** Lays the steps out on one axis. Pure, one pass; the rows of the list only place their bar by the result. */
export function layOutTimeline(steps: readonly StepSummary[], options: TimelineOptions): Timeline {
  if (steps.length === 0) {
    return EMPTY;
  }
  const spans = spansOf(steps, options.nowMicros);
  const { stretches, placeOf, gaps, idleMicros } = stretchesOf(spans);
  const scale = options.foldIdle ? foldedScale(stretches) : trueScale(stretches);
  const bars = spans.map((span, index) => {
    const place = placeOf[index] ?? 0;
    const left = scale.at(span.start, place);
    return { left, width: Math.max(0, scale.at(span.end, place) - left) };
  });
  return {
    bars,
    bands: scale.bands,
    gaps,
    drawnMicros: scale.drawnMicros,
    startMicros: stretches[0]?.start ?? 0,
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
  const placeOf: number[] = [];
  const gaps: Gap[] = [];
  let idleMicros = 0;
  spans.forEach((span, index) => {
    const current = stretches[stretches.length - 1];
    const between = current === undefined ? 0 : span.start - current.end;
    idleMicros += Math.max(0, between);
    if (between > IDLE_MICROS) gaps.push({ index, micros: between });
    if (current === undefined || between > IDLE_MICROS) {
      stretches.push({ start: span.start, end: span.end });
    } else {
      current.end = Math.max(current.end, span.end);
    }
    placeOf.push(stretches.length - 1);
  });
  return { stretches, placeOf, gaps, idleMicros };
}

interface Scale {
  readonly bands: readonly Band[];
  readonly drawnMicros: number;
  /** Position of a time of the clock within the stretch of that place. */
  readonly at: (micros: number, place: number) => number;
  readonly atDrawn: (micros: number) => number;
}

function trueScale(stretches: readonly Stretch[]): Scale {
  const first = stretches[0]?.start ?? 0;
  const drawnMicros = Math.max(0, (stretches.at(-1)?.end ?? first) - first);
  const atDrawn = (micros: number) => (drawnMicros === 0 ? 0 : clamp(micros / drawnMicros));
  const bands = pairs(stretches).map(([before, after]) => {
    const left = atDrawn(before.end - first);
    return { left, width: atDrawn(after.start - first) - left };
  });
  const shown = bands.filter((band) => band.width >= NARROWEST_BAND);
  return { bands: shown, drawnMicros, atDrawn, at: (micros) => atDrawn(micros - first) };
}

function foldedScale(stretches: readonly Stretch[]): Scale {
  const count = stretches.length - 1;
  const wanted = Math.min(BAND_SHARE, count === 0 ? 0 : ALL_BANDS_SHARE / count);
  const band = wanted < NARROWEST_BAND ? 0 : wanted;
  const active = 1 - band * count;
  const drawnMicros = stretches.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0);
  const unit = drawnMicros === 0 ? 0 : active / drawnMicros;
  let drawnBefore = 0;
  const placed = stretches.map((stretch, index) => {
    const { start } = stretch;
    const length = stretch.end - start;
    const piece = { start, length, drawnBefore, left: drawnBefore * unit + band * index };
    drawnBefore += length;
    return piece;
  });
  const bands = band === 0 ? [] : placed.slice(1).map((piece) => ({ left: piece.left - band, width: band }));
  return {
    bands,
    drawnMicros,
    at(micros, place) {
      const piece = placed[place];
      return piece === undefined ? 0 : clamp(piece.left + clampTo(micros - piece.start, piece.length) * unit);
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

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}

function clampTo(value: number, high: number): number {
  return Math.min(high, Math.max(0, value));
}
