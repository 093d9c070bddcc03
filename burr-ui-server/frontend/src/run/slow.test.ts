import { expect, it } from "vitest";
import { slowSteps } from "./slow";
import { step } from "./testSteps";

function took(action: string, millis: readonly (number | null)[], from = 0) {
  return millis.map((ms, i) => step(from + i, { action, durationMicros: ms === null ? null : ms * 1000 }));
}

it("marks what takes over three times the median of its action", () => {
  expect([...slowSteps(took("ask", [100, 110, 90, 331, 300]))]).toEqual([3]);
});

it("does not call anything below 100 ms slow", () => {
  expect([...slowSteps(took("ask", [1, 1, 1, 99]))]).toEqual([]);
  expect([...slowSteps(took("ask", [1, 1, 1, 100]))]).toEqual([3]);
});

it("compares an action with itself only", () => {
  const steps = [...took("ask", [1000, 1000, 1000]), ...took("count", [1, 1, 1], 3)];
  expect([...slowSteps(steps)]).toEqual([]);
});

it("knows no slow step in an action that ran once, or has not ended", () => {
  expect([...slowSteps(took("ask", [5000]))]).toEqual([]);
  expect([...slowSteps(took("ask", [10, 10, null]))]).toEqual([]);
});
