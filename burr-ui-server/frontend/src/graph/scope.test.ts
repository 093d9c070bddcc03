import { describe, expect, it } from "vitest";
import type { GraphView } from "../api/types";
import { neighbourhood, sound } from "./scope";
import { clipped, sized } from "./sizes";

function chain(length: number): GraphView {
  const names = Array.from({ length }, (_, index) => `action${index}`);
  return {
    entrypoint: "action0",
    actions: names.map((name) => ({ name, reads: [], writes: [], inputs: [], optionalInputs: [], code: "" })),
    transitions: names.slice(1).map((to, index) => ({ from: `action${index}`, to, condition: "default" })),
  };
}

describe("neighbourhood", () => {
  it("is the nearest actions in both directions, with what connects them", () => {
    const part = neighbourhood(chain(1000), "action500", 5);

    expect(part.actions.map(({ name }) => name)).toEqual([498, 499, 500, 501, 502].map((n) => `action${n}`));
    expect(part.transitions).toHaveLength(4);
  });

  it("is empty around an action the graph does not have", () => {
    expect(neighbourhood(chain(5), "gone", 5).actions).toEqual([]);
  });
});

describe("sound", () => {
  it("drops transitions to actions that do not exist", () => {
    const graph = chain(2);
    const damaged = { ...graph, transitions: [...graph.transitions, { from: "action0", to: "gone", condition: "" }] };

    expect(sound(damaged)).toEqual(graph);
    expect(sound(graph)).toBe(graph);
  });
});

describe("sized", () => {
  const width = (text: string) => text.length * 6;

  it("labels only what is a choice, with room for a count", () => {
    const graph = chain(3);
    graph.transitions.push({ from: "action0", to: "action2", condition: "mode=short" });

    const { shape, labels } = sized(graph, width);

    expect(labels).toEqual(["default", null, "mode=short"]);
    expect(shape.edges.map(({ label }) => label)).toEqual([74, null, 92]);
    expect(shape.entry).toBe(0);
  });

  it("shortens what is too wide at its end", () => {
    expect(clipped("prompt", 60, width)).toBe("prompt");
    expect(clipped("a_rather_long_name", 60, width)).toBe("a_rather_…");
  });
});
