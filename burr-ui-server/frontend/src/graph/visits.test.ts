import { describe, expect, it } from "vitest";
import type { GraphView, StepStatus, StepSummary } from "../api/types";
import { choices, shareOf, visitsOf, walkOf } from "./visits";

const graph: GraphView = {
  entrypoint: "ask",
  actions: ["ask", "think", "answer"].map((name) => ({
    name,
    reads: [],
    writes: [],
    inputs: [],
    optionalInputs: [],
    code: "",
  })),
  transitions: [
    { from: "ask", to: "think", condition: "default" },
    { from: "think", to: "think", condition: "unsure" },
    { from: "think", to: "answer", condition: "mode=short" },
    { from: "think", to: "answer", condition: "mode=long" },
    { from: "answer", to: "ask", condition: "default" },
  ],
};

interface Visit {
  action: string;
  condition?: string;
  status?: StepStatus;
  micros?: number;
}

function stepsOf(...visits: Visit[]): StepSummary[] {
  return visits.map(({ action, condition = null, status = "succeeded", micros = 10 }, index) => ({
    index,
    sequenceId: index,
    action,
    status,
    start: "2026-11-23T12:00:00Z",
    end: null,
    durationMicros: micros,
    added: [],
    changed: [],
    removed: [],
    undeclared: [],
    condition,
    error: null,
    attributes: 0,
    spans: 0,
    attempts: 1,
    stream: null,
  }));
}

describe("walkOf", () => {
  it("counts visits and the transitions between consecutive steps", () => {
    const walk = walkOf(
      graph,
      stepsOf({ action: "ask" }, { action: "think" }, { action: "think" }, { action: "answer" }),
    );

    expect(visitsOf(walk, "think").visits).toBe(2);
    expect(visitsOf(walk, "answer").visits).toBe(1);
    expect(walk.taken).toEqual([1, 1, 1, 0, 0]);
    expect(walk.into).toEqual([null, 0, 1, 2]);
  });

  it("follows a failed step where its failure led on", () => {
    const recovering: GraphView = {
      ...graph,
      transitions: [...graph.transitions, { from: "think", to: "ask", condition: "onFailure(IOException)" }],
    };

    const walk = walkOf(
      recovering,
      stepsOf(
        { action: "answer" },
        { action: "think", status: "failed" },
        { action: "ask", condition: "onFailure(IOException)" },
      ),
    );

    expect(walk.taken).toEqual([0, 0, 0, 0, 0, 1]);
    expect(walk.into).toEqual([null, null, 5]);
  });

  it("tells transitions between the same two actions apart by the condition", () => {
    const walk = walkOf(
      graph,
      stepsOf({ action: "think" }, { action: "answer", condition: "mode=long" }, { action: "ask" }),
    );

    expect(walk.taken).toEqual([0, 0, 0, 1, 1]);
  });

  it("takes the first of several transitions when the condition is not known", () => {
    const walk = walkOf(graph, stepsOf({ action: "think" }, { action: "answer", condition: "renamed since" }));

    expect(walk.taken).toEqual([0, 0, 1, 0, 0]);
  });

  it("lets a step follow the last one that succeeded", () => {
    const steps = stepsOf({ action: "ask" }, { action: "think", status: "failed" }, { action: "think" });

    const walk = walkOf(graph, steps);

    expect(walk.taken).toEqual([2, 0, 0, 0, 0]);
    expect(walk.into).toEqual([null, 0, 0]);
    expect(visitsOf(walk, "think").status).toBe("visited");
  });

  it("says how the latest visit of an action stands", () => {
    const walk = walkOf(graph, stepsOf({ action: "ask" }, { action: "think", status: "failed" }));

    expect(visitsOf(walk, "ask").status).toBe("visited");
    expect(visitsOf(walk, "think").status).toBe("failed");
    expect(visitsOf(walk, "answer")).toEqual({ visits: 0, micros: 0, status: "unvisited" });
    const cut = walkOf(graph, stepsOf({ action: "ask", status: "interrupted" }));
    expect(visitsOf(cut, "ask").status).toBe("interrupted");
  });

  it("takes no transition where the graph has none", () => {
    const walk = walkOf(graph, stepsOf({ action: "answer" }, { action: "think" }, { action: "gone" }));

    expect(walk.taken).toEqual([0, 0, 0, 0, 0]);
    expect(visitsOf(walk, "gone").visits).toBe(1);
  });

  it("shares out the working time", () => {
    const walk = walkOf(graph, stepsOf({ action: "ask", micros: 100 }, { action: "think", micros: 300 }));

    expect(shareOf(walk, "think")).toBe(0.75);
    expect(shareOf(walkOf(graph, []), "think")).toBe(0);
  });
});

describe("choices", () => {
  it("are the transitions of an action with several", () => {
    expect(choices(graph.transitions)).toEqual([false, true, true, true, false]);
  });
});
