import { describe, expect, it } from "vitest";
import type { StepSummary } from "../api/types";
import { layOutTimeline, tickStep, ticksOf } from "./timeline";
import { step } from "./testSteps";

const SECOND = 1_000_000;
const BASE = Date.UTC(2026, 10, 23, 12) * 1000;

function at(index: number, startMicros: number, durationMicros: number | null, given: Partial<StepSummary> = {}) {
  const whole = new Date(Math.floor(startMicros / SECOND) * 1000 + BASE / 1000).toISOString().slice(0, 19);
  const start = `${whole}.${String(startMicros % SECOND).padStart(6, "0")}Z`;
  return step(index, { start, durationMicros, ...given });
}

const folded = { foldIdle: true, nowMicros: BASE };

describe("layOutTimeline", () => {
  it("has nothing to draw for a run without steps", () => {
    expect(layOutTimeline([], folded)).toMatchObject({ bars: [], bands: [], gaps: [] });
  });

  it("places steps to scale down to the microsecond", () => {
    const { bars } = layOutTimeline([at(0, 0, 250), at(1, 250, 750)], folded);
    expect(bars).toEqual([
      { left: 0, width: 0.25 },
      { left: 0.25, width: 0.75 },
    ]);
  });

  it("folds idle time above a second into a band of fixed width", () => {
    const short = layOutTimeline([at(0, 0, SECOND), at(1, 15 * SECOND, SECOND)], folded);
    const long = layOutTimeline([at(0, 0, SECOND), at(1, 9000 * SECOND, SECOND)], folded);
    expect(short.bands).toEqual(long.bands);
    expect(short.bands[0]?.width).toBeCloseTo(0.024);
    expect(short.gaps).toEqual([{ index: 1, micros: 14 * SECOND }]);
    expect(short.drawnMicros).toBe(2 * SECOND);
  });

  it("leaves a pause of a second as it is", () => {
    const { gaps, bands, idleMicros } = layOutTimeline([at(0, 0, SECOND), at(1, 2 * SECOND, SECOND)], folded);
    expect(gaps).toEqual([]);
    expect(bands).toEqual([]);
    expect(idleMicros).toBe(SECOND);
  });

  it("keeps bars out of the bands and inside the axis", () => {
    const all = Array.from({ length: 200 }, (_, i) => at(i, i * 10 * SECOND, SECOND));
    const { bars, bands } = layOutTimeline(all, folded);
    expect(Math.max(...bars.map((bar) => bar.left + bar.width))).toBeLessThanOrEqual(1.0000001);
    expect(Math.min(...bars.map((bar) => bar.width))).toBeGreaterThan(0.003);
    expect(bands.reduce((sum, band) => sum + band.width, 0)).toBeLessThanOrEqual(0.3000001);
  });

  it("leaves out bands that are too narrow to see, and gives their room to the steps", () => {
    const all = Array.from({ length: 5000 }, (_, i) => at(i, i * 10 * SECOND, SECOND));
    const { bars, bands, gaps } = layOutTimeline(all, folded);
    expect(bands).toEqual([]);
    expect(gaps).toHaveLength(4999);
    expect(bars[2500]).toEqual({ left: 0.5, width: expect.closeTo(1 / 5000) as number });
    expect(layOutTimeline(all, { ...folded, foldIdle: false }).bands).toEqual([]);
  });

  it("shows true time when asked", () => {
    const all = [at(0, 0, SECOND), at(1, 9 * SECOND, SECOND)];
    const { bars, bands, gaps } = layOutTimeline(all, { ...folded, foldIdle: false });
    expect(bars[1]).toEqual({ left: 0.9, width: expect.closeTo(0.1) as number });
    expect(bands[0]?.width).toBeCloseTo(0.8);
    expect(gaps).toHaveLength(1);
  });

  it("lets a running step reach to now", () => {
    const all = [at(0, 0, SECOND), at(1, SECOND, null, { status: "running", end: null })];
    const { bars } = layOutTimeline(all, { ...folded, nowMicros: BASE + 4 * SECOND });
    expect(bars[1]).toEqual({ left: 0.25, width: 0.75 });
  });

  it("survives a clock that went back and a time that cannot be read", () => {
    const all = [at(0, 5 * SECOND, SECOND), at(1, 2 * SECOND, SECOND), step(2, { start: "soon", durationMicros: 10 })];
    const { bars } = layOutTimeline(all, folded);
    for (const bar of bars) {
      expect(bar.left).toBeGreaterThanOrEqual(0);
      expect(bar.left + bar.width).toBeLessThanOrEqual(1);
    }
  });

  it("puts round ticks on the axis, idle time not counted", () => {
    const all = [at(0, 0, 2 * SECOND), at(1, 100 * SECOND, 3 * SECOND)];
    const ticks = ticksOf(layOutTimeline(all, folded), 6);
    expect(ticks.map((tick) => tick.micros)).toEqual([0, 1, 2, 3, 4, 5].map((n) => n * SECOND));
    expect(ticks[0]?.left).toBe(0);
    expect(ticks[5]?.left).toBe(1);
  });
});

describe("tickStep", () => {
  it.each([
    [0, 1],
    [161_000, 50_000],
    [900, 200],
    [5_150_000, SECOND],
    [95 * SECOND, 30 * SECOND],
    [3600 * SECOND, 600 * SECOND],
    [86_400 * SECOND * 3, 12 * 3600 * SECOND],
    [86_400 * SECOND * 30, 5 * 86_400 * SECOND],
  ])("cuts %d µs into pieces of %d", (drawn, expected) => {
    expect(tickStep(drawn, 6)).toBe(expected);
  });
});
