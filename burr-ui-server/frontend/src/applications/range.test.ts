import { describe, expect, it } from "vitest";
import { asCost, asTokens, costs, durations, rangeText, tokenCounts } from "./range";

describe("asTokens", () => {
  it("reads numbers, thousands and millions", () => {
    expect(["200", "12k", "1.5M", " 3 K "].map(asTokens)).toEqual([200, 12_000, 1_500_000, 3_000]);
  });

  it("takes nothing else", () => {
    expect(["", "many", "-1", "1e9", "12kk", "1 2"].map(asTokens)).toEqual([null, null, null, null, null, null]);
  });
});

describe("asCost", () => {
  it("reads amounts with or without a sign", () => {
    expect(["0.05", "$2", "€ 1.5"].map(asCost)).toEqual([0.05, 2, 1.5]);
    expect(["", "cheap", "-1", "$", "1,5"].map(asCost)).toEqual([null, null, null, null, null]);
  });
});

it("keeps in the address what can be read again", () => {
  expect([durations.kept("2"), durations.kept("200 ms")]).toEqual(["2s", "200ms"]);
  expect([tokenCounts.kept("12 k"), tokenCounts.kept("")]).toEqual(["12k", ""]);
  expect([costs.kept("$ 0.05"), costs.kept("")]).toEqual(["0.05", ""]);
});

it("says a range in words", () => {
  expect([rangeText("1s", "2s"), rangeText("1s", ""), rangeText("", "2s"), rangeText("", "")]).toEqual([
    "1s to 2s",
    "at least 1s",
    "at most 2s",
    "",
  ]);
});
