import { expect, it } from "vitest";
import { asMicros } from "./duration";

it.each([
  ["250us", 250],
  ["250µs", 250],
  ["200 ms", 200_000],
  ["1.5s", 1_500_000],
  ["2min", 120_000_000],
  ["2 M", 120_000_000],
  ["1h", 3_600_000_000],
  ["3", 3_000_000],
  ["0", 0],
])("reads %s", (text, micros) => {
  expect(asMicros(text)).toBe(micros);
});

it.each(["", "s", "-1s", "1,5s", "1 year", "constructor", "1constructor", "1e9s", "99999999999s"])(
  "does not guess what %j means",
  (text) => {
    expect(asMicros(text)).toBeNull();
  },
);
