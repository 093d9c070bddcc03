import { describe, expect, it } from "vitest";
import { moved, openingStep, stepOf, type Move } from "./selection";
import { step, steps } from "./testSteps";

const failed = (index: number) => step(index, { status: "failed" });

describe("openingStep", () => {
  it("is the last step of a run that went well", () => {
    expect(openingStep(steps(3))?.index).toBe(2);
  });

  it("is the failed step, also when the run went on", () => {
    expect(openingStep([step(0), failed(1)])?.index).toBe(1);
    expect(openingStep([step(0), failed(1), step(2)])?.index).toBe(1);
  });

  it("is the running step of a run that goes on", () => {
    expect(openingStep([failed(0), step(1, { status: "running" })])?.index).toBe(1);
  });

  it("is none in a run without steps", () => {
    expect(openingStep([])).toBeNull();
  });
});

describe("stepOf", () => {
  it("finds the last attempt of a sequence id", () => {
    expect(stepOf([step(0), step(1, { sequenceId: 0 })], 0)?.index).toBe(1);
    expect(stepOf(steps(3), 7)).toBeNull();
    expect(stepOf(steps(3), null)).toBeNull();
  });
});

describe("moved", () => {
  const all = [step(0), failed(1), step(2), failed(3), step(4)];
  const from = (index: number, move: Move, visible = all) => moved(visible, all[index] ?? null, move)?.index ?? null;

  it.each<[number, Move, number | null]>([
    [1, "next", 2],
    [4, "next", null],
    [1, "previous", 0],
    [0, "previous", null],
    [2, "first", 0],
    [2, "last", 4],
    [1, "nextFailure", 3],
    [3, "nextFailure", null],
    [3, "previousFailure", 1],
    [2, "pageDown", 4],
    [2, "pageUp", 0],
  ])("from %d %s leads to %s", (index, move, expected) => {
    expect(from(index, move)).toBe(expected);
  });

  it("begins at an end when nothing is selected", () => {
    expect(moved(all, null, "next")?.index).toBe(0);
    expect(moved(all, null, "previous")?.index).toBe(4);
    expect(moved(all, null, "previousFailure")?.index).toBe(3);
  });

  it("goes from a step that the filter hides to its neighbours on show", () => {
    const shown = [all[1], all[3]].filter((each) => each !== undefined);
    expect(from(2, "next", shown)).toBe(3);
    expect(from(2, "previous", shown)).toBe(1);
    expect(from(4, "next", shown)).toBeNull();
  });

  it("goes from failure to failure, and from the last one to the first", () => {
    expect(moved(all, null, "anyFailure")?.index).toBe(1);
    expect(moved(all, all[1] ?? null, "anyFailure")?.index).toBe(3);
    expect(moved(all, all[3] ?? null, "anyFailure")?.index).toBe(1);
  });

  it("goes nowhere in an empty list", () => {
    expect(moved([], null, "last")).toBeNull();
  });
});
