import { describe, expect, it } from "vitest";
import type { RunInsight, StepSummary } from "../api/types";
import { allFindings, notesOf, problemText, quickFindings } from "./findings";

function step(sequenceId: number, status = "succeeded"): StepSummary {
  return { sequenceId, status } as StepSummary;
}

describe("quickFindings", () => {
  it("finds steps that are missing, and those without an end", () => {
    const steps = [step(0), step(1), step(4), step(5, "interrupted"), step(9)];

    expect(quickFindings(steps, 2).map(({ id, text, steps: at }) => [id, text, at])).toEqual([
      ["unreadable", "2 parts of this run cannot be read.", []],
      ["missing", "Steps are missing in 2 places, before", [4, 9]],
      ["open", "1 step has no end: cut off.", [5]],
    ]);
  });

  it("has nothing to say of a healthy run, of a running step, and of a fork that begins late", () => {
    expect(quickFindings([step(7), step(8), step(9, "running")], 0)).toEqual([]);
    expect(quickFindings([], 0)).toEqual([]);
  });
});

describe("allFindings", () => {
  const insight = {
    unreadableLines: 1,
    missingSteps: 2,
    gaps: [{ first: 2, last: 3 }],
    openSteps: 0,
    open: [],
    droppedEvents: 1,
    dropped: [{ sequenceId: 4, action: "ask", kind: "end" }],
    repeated: [{ action: "ask", times: 3, sequenceIds: [1, 4, 5] }],
  } as unknown as RunInsight;

  it("counts what cannot be read once, and leads to the step behind a gap", () => {
    const found = allFindings(insight, [step(0), step(1), step(4)], 1);

    expect(found.map(({ id, steps }) => [id, steps])).toEqual([
      ["unreadable", []],
      ["missing", [4]],
      ["dropped", [4]],
      ["repeated ask 1,4,5", [1, 4, 5]],
    ]);
  });

  it("takes no step that is running for one that was cut off", () => {
    const log = { ...insight, unreadableLines: 0, missingSteps: 0, droppedEvents: 0, dropped: [], repeated: [] };
    const open = {
      ...log,
      openSteps: 2,
      open: [
        { sequenceId: 1, action: "ask" },
        { sequenceId: 2, action: "ask" },
      ],
    };

    expect(allFindings(open, [step(0), step(1, "interrupted"), step(2, "running")], 0)).toEqual([
      { id: "open", text: "1 step has no end: cut off.", steps: [1] },
    ]);
    expect(allFindings(open, [step(0), step(1), step(2, "running")], 0)).toEqual([]);
  });
});

it("tells what is worth a look", () => {
  const insight = {
    growth: { firstBytes: 100, lastBytes: 5_000, bytesPerStep: 10, largestStep: 3, largestBytes: 4_000 },
    slowest: [{ sequenceId: 8, action: "ask", durationMicros: 1_500_000 }],
  } as unknown as RunInsight;

  expect(notesOf(insight).map(({ text, steps }) => [text, steps])).toEqual([
    ["The state grew from 100 B to 5.0 kB, most in one step, by 4.0 kB:", [3]],
    ["The slowest step took 1.50 s:", [8]],
  ]);
  expect(notesOf({ growth: null, slowest: [] } as unknown as RunInsight)).toEqual([]);
});

it("names the line of a problem", () => {
  expect(problemText({ line: 12, offset: 900, message: "not JSON" })).toBe("Line 12: not JSON");
  expect(problemText({ line: 0, offset: 0, message: "graph.json is torn" })).toBe("graph.json is torn");
});
