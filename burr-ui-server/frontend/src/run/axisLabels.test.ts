import { describe, expect, it } from "vitest";
import type { StepSummary } from "../api/types";
import { axisOf, labelled, tickText } from "./axisLabels";
import { layOutTimeline } from "./timeline";

const SECOND = 1_000_000;
const ticks = (...lefts: number[]) => lefts.map((left, i) => ({ left, micros: i * SECOND }));
const sides = (lefts: number[], width: number) => labelled(ticks(...lefts), width).map((each) => each.side);

describe("labelled", () => {
  it("puts texts to the right of their lines", () => {
    expect(sides([0, 0.2, 0.4, 0.6, 0.8], 300)).toEqual(["right", "right", "right", "right", "right"]);
  });

  it("puts the last one to the left where it would leave the axis", () => {
    expect(sides([0, 0.5, 0.98], 300)).toEqual(["right", "right", "left"]);
  });

  it("leaves out what would touch another", () => {
    expect(sides([0, 0.86, 0.98], 300)).toEqual(["right", "right", null]);
    expect(sides([0, 0.05, 0.2], 100)).toEqual(["right", null, "right"]);
  });

  it("keeps texts apart that stand on either side of their lines", () => {
    const texts = labelled(
      [0, 500_000, SECOND].map((micros) => ({ left: micros / 2.65 / SECOND, micros })),
      240,
    );
    expect(texts.map(({ text, side }) => [text, side])).toEqual([
      ["0", "right"],
      ["500 ms", "right"],
      ["1 s", null],
    ]);
  });

  it("says nothing where nothing fits", () => {
    expect(sides([0, 0.5], 4)).toEqual([null, null]);
  });
});

describe("axisOf", () => {
  const texts = (micros: number, width: number) => {
    const step = { start: "2026-11-26T12:00:00Z", status: "succeeded", durationMicros: micros } as StepSummary;
    const timeline = layOutTimeline([step], { foldIdle: true, nowMicros: 0 });
    return axisOf(timeline, width).map(({ text, side }) => [text, side]);
  };

  it("takes a coarser step where texts would run into each other", () => {
    expect(texts(2.65 * SECOND, 600).map(([text]) => text)).toEqual(["0", "500 ms", "1 s", "1.5 s", "2 s", "2.5 s"]);
    expect(texts(2.65 * SECOND, 240).map(([text]) => text)).toEqual(["0", "1 s", "2 s"]);
  });

  it("leaves a line without a text rather than the axis without lines", () => {
    expect(texts(1200, 50)).toEqual([
      ["0", "right"],
      ["1 ms", null],
    ]);
  });
});

describe("tickText", () => {
  it.each([
    [0, "0"],
    [200, "200 µs"],
    [2000, "2 ms"],
    [2500, "2.5 ms"],
    [50_000, "50 ms"],
    [SECOND, "1 s"],
    [1_500_000, "1.5 s"],
    [30 * SECOND, "30 s"],
    [600 * SECOND, "10 min"],
  ])("says %d µs as %s", (micros, text) => {
    expect(tickText(micros)).toBe(text);
  });
});
