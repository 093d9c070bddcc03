import { describe, expect, it } from "vitest";
import { isCut, mergePage, NO_STEPS, refreshAfter, STEPS_AT_MOST, type StepList } from "./stepList";
import { page, step, steps } from "./testSteps";

function listOf(count: number): StepList {
  return { steps: steps(count), total: count, version: "v1" };
}

function mergedInto(list: StepList, next: ReturnType<typeof page>): StepList {
  const merge = mergePage(list, next);
  if (merge.kind === "torn") throw new Error("torn");
  return merge.list;
}

describe("mergePage", () => {
  it("appends a page that follows", () => {
    const list = mergedInto(listOf(3), page(steps(5), 2, 1000));
    expect(list.steps.map((s) => s.index)).toEqual([0, 1, 2, 3, 4]);
  });

  it("replaces the last known step when it has ended since", () => {
    const known = {
      ...listOf(3),
      steps: [...steps(2), step(2, { status: "running", end: null, durationMicros: null })],
    };
    const list = mergedInto(known, page([...steps(2), step(2), step(3)], 1, 1000));
    expect(list.steps[2]?.status).toBe("succeeded");
    expect(list.steps).toHaveLength(4);
  });

  it("keeps the identity of steps that did not change", () => {
    const known = listOf(3);
    const list = mergedInto(known, page(steps(4), 1, 1000));
    expect(list.steps[2]).toBe(known.steps[2]);
  });

  it("is the same list when nothing changed", () => {
    const known = listOf(3);
    expect(mergedInto(known, page(steps(3), 1, 1000))).toBe(known);
  });

  it("is torn when the run became shorter", () => {
    expect(mergePage(listOf(5), page(steps(2), 3, 1000)).kind).toBe("torn");
  });

  it("is torn when another step stands in the place of a known one", () => {
    const other = steps(3).map((s) => ({ ...s, start: "2027-01-01T00:00:00Z" }));
    expect(mergePage(listOf(3), page(other, 1, 1000)).kind).toBe("torn");
  });

  it("is torn when only an earlier step can have changed", () => {
    expect(mergePage(listOf(5), page(steps(5), 3, 1000, "v2")).kind).toBe("torn");
    expect(mergePage(listOf(1), page(steps(1), -1, 1000, "v2")).kind).toBe("merged");
  });

  it("is torn when the page leaves a hole", () => {
    expect(mergePage(NO_STEPS, { ...page(steps(5), 2, 1000) }).kind).toBe("torn");
  });

  it("holds no more than the most and says that it is cut", () => {
    const all = steps(STEPS_AT_MOST + 10);
    const list = mergedInto(mergedInto(NO_STEPS, page(all, -1, STEPS_AT_MOST - 1)), page(all, STEPS_AT_MOST - 2, 1000));
    expect(list.steps).toHaveLength(STEPS_AT_MOST);
    expect(isCut(list)).toBe(true);
    expect(mergedInto(list, page(all, refreshAfter(list), 1000, "v2")).steps).toBe(list.steps);
  });
});

describe("refreshAfter", () => {
  it("asks for everything first", () => {
    expect(refreshAfter(NO_STEPS)).toBe(-1);
  });

  it("asks for the last known step again", () => {
    expect(refreshAfter(listOf(5))).toBe(3);
  });

  it("asks from the step that runs", () => {
    const running = {
      ...listOf(5),
      steps: steps(5).map((s) => (s.index === 2 ? { ...s, status: "running" as const } : s)),
    };
    expect(refreshAfter(running)).toBe(1);
  });
});
