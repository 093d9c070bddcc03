import { describe, expect, it } from "vitest";
import type { ApplicationSummary } from "../api/types";
import { orderOf, orderText, standsBefore, turned } from "./order";

describe("turned", () => {
  it("begins with the large end, and turns what it is sorted by already", () => {
    expect(turned(orderOf({ sort: "", order: "" }), "steps")).toEqual({ sort: "steps", order: "" });
    expect(turned(orderOf({ sort: "steps", order: "" }), "steps")).toEqual({ sort: "steps", order: "asc" });
    expect(turned(orderOf({ sort: "steps", order: "asc" }), "steps")).toEqual({ sort: "steps", order: "" });
    expect(turned(orderOf({ sort: "steps", order: "asc" }), "activity")).toEqual({ sort: "", order: "" });
  });
});

it("says the order in words", () => {
  expect(orderText({ by: "activity", ascending: false })).toBe("Sorted by last step");
  expect(orderText({ by: "start", ascending: true })).toBe("Sorted by start, oldest first");
  expect(orderText({ by: "failures", ascending: true })).toBe("Sorted by failed steps, smallest first");
});

describe("standsBefore", () => {
  const run = (part: Partial<ApplicationSummary>) => part as ApplicationSummary;

  it("goes by what the list is sorted by", () => {
    const order = { by: "steps", ascending: false } as const;
    expect(standsBefore(run({ steps: 3 }), run({ steps: 2 }), order)).toBe(true);
    expect(standsBefore(run({ steps: 2 }), run({ steps: 2 }), order)).toBe(false);
    expect(standsBefore(run({ steps: 3 }), run({ steps: 2 }), { by: "steps", ascending: true })).toBe(false);
  });

  it("says nothing of what only the server knows", () => {
    const order = { by: "tokens", ascending: false } as const;
    expect(standsBefore(run({ steps: 3 }), run({ steps: 2 }), order)).toBe(false);
    expect(standsBefore(run({ steps: 2 }), run({ steps: 3 }), order)).toBe(false);
  });

  it("puts runs without a time last either way", () => {
    const some = run({ lastActivity: "2026-11-23T12:00:00Z" });
    const none = run({ lastActivity: null });
    for (const ascending of [true, false]) {
      expect(standsBefore(some, none, { by: "activity", ascending })).toBe(true);
      expect(standsBefore(none, some, { by: "activity", ascending })).toBe(false);
      expect(standsBefore(none, none, { by: "activity", ascending })).toBe(false);
    }
  });
});
