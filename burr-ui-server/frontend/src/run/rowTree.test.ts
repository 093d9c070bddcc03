import { describe, expect, it } from "vitest";
import type { ChildView } from "../api/types";
import { rowsOf, type ChildInside, type Row } from "./rows";
import { firstBelow, neighbour, rowAbove, stepOfRow } from "./rowTree";
import { page, step, steps } from "./testSteps";

const child = (appId: string, sequenceId: number | null): ChildView => ({
  appId,
  partitionKey: null,
  sequenceId,
  kind: "spawn_start",
  time: null,
});

const inside = (children: readonly ChildView[], count: number): ChildInside => ({
  page: page(steps(count), -1, 10),
  children,
  more: false,
});

/** #0, idle time, #1 with the run a below it, whose step #0 has started the run b, and #2. */
function rows(open: boolean): readonly Row[] {
  return rowsOf({
    steps: [step(0), step(1), step(2)],
    filtered: false,
    gaps: [{ index: 1, micros: 2e6 }],
    detail: {
      summary: { appId: "run", parent: null, spawnedBy: null } as never,
      children: [child("a", 1)],
      problems: [],
    },
    toggled: new Map(),
    inside: {
      traces: new Map(),
      children: new Map(open ? [["a", inside([child("b", 0)], 2)]] : []),
    },
    cutFrom: null,
    complete: true,
  });
}

const kinds = (all: readonly Row[]) => all.map(({ kind }) => kind);

describe("the tree of rows", () => {
  it("is walked without what is only told between the steps", () => {
    const all = rows(false);
    expect(kinds(all)).toEqual(["step", "gap", "step", "child", "step"]);
    expect(neighbour(all, 0, 1)).toBe(2);
    expect(neighbour(all, 2, -1)).toBe(0);
    expect(neighbour(all, 3, 1)).toBe(4);
    expect(neighbour(all, 4, 1)).toBe(-1);
    expect(neighbour(all, 0, -1)).toBe(-1);
  });

  it("leads down into what is open and up out of it", () => {
    const all = rows(true);
    expect(kinds(all)).toEqual(["step", "gap", "step", "child", "childStep", "child", "childStep", "step"]);
    expect(firstBelow(all, 2)).toBe(3);
    expect(firstBelow(all, 3)).toBe(4);
    expect(firstBelow(all, 5)).toBe(-1);
    expect(firstBelow(all, 7)).toBe(-1);
    expect(rowAbove(all, 5)).toBe(4);
    expect(rowAbove(all, 6)).toBe(3);
    expect(rowAbove(all, 3)).toBe(2);
    expect(rowAbove(all, 2)).toBe(-1);
  });

  it("knows the step of the run that everything belongs to", () => {
    const all = rows(true);
    expect(stepOfRow(all[5])?.sequenceId).toBe(1);
    expect(stepOfRow(all[7])?.sequenceId).toBe(2);
    expect(stepOfRow(all[1])).toBeNull();
  });
});
