import { describe, expect, it } from "vitest";
import { kinOf } from "./kinship";

const action = (name: string, reads: string[], writes: string[]) => ({
  name,
  reads,
  writes,
  inputs: [],
  optionalInputs: [],
  code: "",
});

describe("kinOf", () => {
  const actions = [
    action("prompt", [], ["prompt", "history"]),
    action("check", ["prompt"], ["safe"]),
    action("answer", ["prompt", "history"], ["answer", "history"]),
    action("alone", [], []),
  ];

  it("names who writes what it reads, and who reads what it writes", () => {
    expect(kinOf(actions, 0)).toEqual([
      { node: 1, text: "reads prompt" },
      { node: 2, text: "reads prompt, history" },
    ]);
    expect(kinOf(actions, 2)).toEqual([{ node: 0, text: "writes prompt, history" }]);
    expect(kinOf(actions, 3)).toEqual([]);
  });

  it("names a few keys and counts the rest", () => {
    const many = [action("a", ["k1", "k2", "k3"], []), action("b", [], ["k1", "k2", "k3"])];
    expect(kinOf(many, 0)).toEqual([{ node: 1, text: "writes k1, k2 +1" }]);
  });
});
