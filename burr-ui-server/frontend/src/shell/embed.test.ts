import { expect, test } from "vitest";
import { asksToBeEmbedded } from "./embed";

test("a page is embedded only when its address says so", () => {
  expect(asksToBeEmbedded("?embed=1")).toBe(true);
  expect(asksToBeEmbedded("?step=3&embed=1&tab=diff")).toBe(true);
  expect(asksToBeEmbedded("")).toBe(false);
  expect(asksToBeEmbedded("?embed=0")).toBe(false);
  expect(asksToBeEmbedded("?q=embed%3D1")).toBe(false);
});
