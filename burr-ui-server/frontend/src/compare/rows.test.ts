import { describe, expect, it } from "vitest";
import type { ApplicationSummary, StepPair, StepSummary } from "../api/types";
import {
  changeText,
  compareRows,
  countsOf,
  firstOf,
  forkText,
  nextDifference,
  pairName,
  pairNamed,
  relationText,
  type CompareRow,
} from "./rows";

function step(sequenceId: number, status = "succeeded"): StepSummary {
  return { sequenceId, action: `act${sequenceId}`, status } as StepSummary;
}

function pair(index: number, relation: StepPair["relation"], more: Partial<StepPair> = {}): StepPair {
  const a = relation === "only-b" ? null : step(index);
  const b = relation === "only-a" || relation === "shared" ? null : step(index);
  return { index, relation, a, b, keys: [], ending: false, ...more };
}

const pairs = [
  pair(0, "shared"),
  pair(1, "shared"),
  pair(2, "same"),
  pair(3, "same"),
  pair(4, "different", { keys: ["mode"] }),
  pair(5, "same"),
  pair(6, "only-b"),
];

function drawn(rows: readonly CompareRow[]): string[] {
  return rows.map((row) => (row.kind === "fold" ? `(${row.text})` : String(row.pair.index)));
}

const closed = { sharedOpen: false, hideSame: false, selected: null };

describe("compareRows", () => {
  it("folds what is shared from before a fork", () => {
    expect(drawn(compareRows(pairs, 2, closed))).toEqual([
      "(#0 to #1: 2 steps shared, from before the fork)",
      "2",
      "3",
      "4",
      "5",
      "6",
    ]);
    expect(drawn(compareRows(pairs, 2, { ...closed, sharedOpen: true }))).toHaveLength(8);
  });

  it("folds what is the same when it is not wanted, but not what is selected", () => {
    expect(drawn(compareRows(pairs, 2, { ...closed, hideSame: true, selected: 5 })).slice(1)).toEqual([
      "(2 steps did the same)",
      "4",
      "5",
      "6",
    ]);
  });

  it("counts the shared steps of which only some are loaded", () => {
    expect(drawn(compareRows(pairs.slice(0, 1), 600, closed))).toEqual([
      "(#0: 600 steps shared, from before the fork)",
    ]);
  });
});

describe("nextDifference", () => {
  it("passes over what is the same, both ways, and stops at the ends", () => {
    expect(nextDifference(pairs, 0, 1)).toBe(4);
    expect(nextDifference(pairs, 4, 1)).toBe(6);
    expect(nextDifference(pairs, 6, 1)).toBeNull();
    expect(nextDifference(pairs, 6, -1)).toBe(4);
    expect(nextDifference(pairs, 4, -1)).toBeNull();
  });

  it("is where one looks first, else behind the fork", () => {
    expect(firstOf(pairs, 2)).toBe(4);
    expect(firstOf(pairs.slice(0, 4), 2)).toBe(2);
    expect(firstOf(pairs.slice(0, 2), 2)).toBe(1);
    expect(firstOf([], 0)).toBeNull();
  });
});

it("counts differences, and what is shared as the same", () => {
  expect(countsOf(pairs)).toEqual({ different: 2, same: 5 });
});

it("finds a pair by its name in the address", () => {
  const onlyB = pair(6, "only-b");
  expect(pairName(onlyB)).toBe("b6");
  expect(pairNamed(pairs, "b6")).toBe(6);
  expect(pairNamed(pairs, "4")).toBe(4);
  expect(pairNamed(pairs, "99")).toBeNull();
  expect(pairNamed(pairs, null)).toBeNull();
});

it("says what differs", () => {
  expect(relationText(pair(1, "different", { keys: ["mode", "history"] }))).toBe("mode, history");
  expect(relationText(pair(1, "different", { ending: true, a: step(1, "failed"), b: step(1) }))).toBe(
    "failed → succeeded",
  );
  expect(relationText(pair(1, "different", { ending: true, a: step(1, "failed"), b: step(1, "failed") }))).toBe(
    "another error",
  );
  expect(relationText(pair(1, "only-a"))).toBe("only in A");
});

it("says by how much a number changed", () => {
  expect(changeText(100, 109)).toBe("+9 %");
  expect(changeText(200, 100)).toBe("−50 %");
  expect(changeText(20, 20)).toBe("");
  expect(changeText(0, 20)).toBe("");
  expect(changeText(null, 20)).toBe("");
});

it("names the step of a fork", () => {
  const run = (appId: string, parent: ApplicationSummary["parent"]) => ({ appId, parent }) as ApplicationSummary;
  const parent = { appId: "one", sequenceId: 7, partitionKey: null };
  expect(forkText(run("two", parent), run("one", null), "A")).toBe("of A at #7");
  expect(forkText(run("two", parent), run("three", null), "A")).toBeNull();
});
