import { describe, expect, it } from "vitest";
import { labelled, tickText } from "./axisLabels";

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
    expect(sides([0, 0.05, 0.1], 100)).toEqual(["right", null, "right"]);
  });

  it("says nothing where nothing fits", () => {
    expect(sides([0, 0.5], 4)).toEqual([null, null]);
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
