import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatClock,
  formatMicros,
  formatRelative,
  formatTime,
  formatTimes,
  plural,
  relativeTick,
} from "./format";

describe("formatMicros", () => {
  it.each([
    [0, "0 µs"],
    [182, "182 µs"],
    [999.6, "1.0 ms"],
    [5_200, "5.2 ms"],
    [9_960, "10 ms"],
    [627_000, "627 ms"],
    [999_600, "1.00 s"],
    [1_540_000, "1.54 s"],
    [9_996_000, "10.0 s"],
    [28_900_000, "28.9 s"],
    [59_960_000, "1 min"],
    [75_000_000, "1 min 15 s"],
    [3_599_900_000, "1 h"],
    [7_500_000_000, "2 h 5 min"],
    [90_000_000_000, "1 d 1 h"],
  ])("writes %d as %s", (micros, text) => {
    expect(formatMicros(micros)).toBe(text);
  });
});

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1_434, "1.4 kB"],
    [999_600, "1.0 MB"],
    [96_000_000, "96 MB"],
    [1_100_000_000, "1.1 GB"],
  ])("writes %d as %s", (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe("formatRelative", () => {
  const now = Date.parse("2026-11-23T12:04:31Z");
  it.each([
    ["2026-11-23T12:04:31Z", "now"],
    ["2026-11-23T12:05:00Z", "now"],
    ["2026-11-23T12:04:19Z", "12 s ago"],
    ["2026-11-23T12:03:31Z", "1 min ago"],
    ["2026-11-23T11:04:32Z", "59 min ago"],
    ["2026-11-23T10:01:22Z", "2 h ago"],
    ["2026-11-22T12:04:00Z", "1 day ago"],
    ["2026-11-18T12:04:00Z", "5 days ago"],
    ["2026-10-01T12:04:00Z", "1 Oct 2026"],
  ])("calls %s %s", (time, text) => {
    expect(formatRelative(time, now)).toBe(text);
  });

  it("ticks every second below a minute and every minute above", () => {
    expect(relativeTick("2026-11-23T12:04:00Z", now)).toBe(1_000);
    expect(relativeTick("2026-11-23T12:03:31Z", now)).toBe(60_000);
  });
});

describe("formatTimes", () => {
  it.each([
    [4, "4"],
    [999, "999"],
    [1_240, "1.2k"],
    [9_949, "9.9k"],
    [9_999, "10k"],
    [123_456, "123k"],
  ])("writes %d as %s", (count, text) => {
    expect(formatTimes(count)).toBe(text);
  });
});

describe("plural", () => {
  it("counts one and many", () => {
    expect([plural(0, "step"), plural(1, "step"), plural(18_930, "step")]).toEqual([
      "0 steps",
      "1 step",
      "18,930 steps",
    ]);
  });
});

it("tells times in UTC where that is asked for", () => {
  expect(formatClock("2026-11-23T23:59:58.175912Z", true)).toBe("23:59:58.175");
  expect(formatTime("2026-11-23T23:59:58.175912Z", true)).toBe("23 Nov 2026, 23:59:58 UTC");
});
