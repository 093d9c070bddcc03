import { describe, expect, it } from "vitest";
import { actionQuery, filterSteps, onlyAction, type Facet } from "./filter";
import { step } from "./testSteps";

const all = [
  step(0, { action: "prompt", added: ["prompt", "chat_history"] }),
  step(1, { action: "decide_mode", condition: "safe=true", durationMicros: 900_000 }),
  step(2, { action: "prompt_for_more", changed: ["response"] }),
  step(3, { action: "ask model", status: "failed", error: "IllegalStateException: no key" }),
];

function found(query: string, facet: Facet = "all") {
  return filterSteps(all, { query, facet }, { slow: new Set([1]), llm: new Set([2, 7]) }).map((s) => s.index);
}

describe("filterSteps", () => {
  it("is the list itself without a filter", () => {
    expect(filterSteps(all, { query: "  ", facet: "all" }, { slow: new Set(), llm: new Set() })).toBe(all);
  });

  it.each([
    ["PROMPT", [0, 2]],
    ["chat_hist", [0]],
    ["safe=true", [1]],
    ["no key", [3]],
    ["prompt response", [2]],
    ["#2", [2]],
    ["action:prompt", [0]],
    ['action:"ask model"', [3]],
    ["nothing", []],
  ])("finds %s", (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it("narrows to failed and slow steps, and to those that called a model", () => {
    expect(found("", "failed")).toEqual([3]);
    expect(found("", "slow")).toEqual([1]);
    expect(found("", "llm")).toEqual([2]);
    expect(found("prompt", "failed")).toEqual([]);
  });
});

it("asks for one action, also when its name has spaces", () => {
  expect(found(actionQuery("prompt"))).toEqual([0]);
  expect(found(actionQuery("ask model"))).toEqual([3]);
});

it("knows the one action a query keeps", () => {
  expect(onlyAction(actionQuery("prompt"))).toBe("prompt");
  expect(onlyAction(actionQuery("ask model"))).toBe("ask model");
  expect(onlyAction("prompt")).toBeNull();
  expect(onlyAction("action:a action:b")).toBeNull();
});
