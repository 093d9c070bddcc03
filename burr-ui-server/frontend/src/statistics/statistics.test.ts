import { describe, expect, it } from "vitest";
import type { ActionFigures, DayFigures } from "../api/types";
import { columnOf, failedText, sortedActions } from "./actions";
import { askedDays, dayText, groupedDays, groupText, rangeOf } from "./days";

function day(text: string, steps: number, failed = 0): DayFigures {
  return { day: text, steps, failed, usage: { inputTokens: steps, outputTokens: 1 } } as DayFigures;
}

const asked = (from: string, to: string) => ({ from, to });

describe("groupedDays", () => {
  it("has the days between on which nothing happened", () => {
    const groups = groupedDays([day("2026-11-20", 3), day("2026-11-23", 5, 2)], asked("2026-11-20", "2026-11-23"));

    expect(groups.map(({ first, steps, failed, tokens }) => [first, steps, failed, tokens])).toEqual([
      ["2026-11-20", 3, 0, 4],
      ["2026-11-21", 0, 0, 0],
      ["2026-11-22", 0, 0, 0],
      ["2026-11-23", 5, 2, 6],
    ]);
  });

  it("puts so many days together that they fit", () => {
    const days = [day("2026-01-01", 1), day("2026-01-10", 2)];
    const groups = groupedDays(days, asked("2026-01-01", "2026-01-10"), 4);

    expect(groups.map(({ first, last, steps }) => [first, last, steps])).toEqual([
      ["2026-01-01", "2026-01-03", 1],
      ["2026-01-04", "2026-01-06", 0],
      ["2026-01-07", "2026-01-09", 0],
      ["2026-01-10", "2026-01-10", 2],
    ]);
  });

  it("is empty where nothing happened", () => {
    expect(groupedDays([], null)).toEqual([]);
  });

  it("shows a lone day among those that were asked for", () => {
    const lone = [day("2026-11-23", 5)];

    const week = groupedDays(lone, asked("2026-11-20", "2026-11-26"));
    expect(week.map(({ first, steps }) => [first, steps]).slice(2, 5)).toEqual([
      ["2026-11-22", 0],
      ["2026-11-23", 5],
      ["2026-11-24", 0],
    ]);
    expect(week).toHaveLength(7);
    const all = groupedDays(lone, null);
    expect(all).toHaveLength(30);
    expect(all.at(-1)).toMatchObject({ first: "2026-11-23", steps: 5 });
  });

  it("keeps days that lie outside by the calendar of the reader", () => {
    const days = [day("2026-11-19", 1), day("2026-11-21", 2)];

    expect(groupedDays(days, asked("2026-11-20", "2026-11-20")).map(({ steps }) => steps)).toEqual([1, 0, 2]);
  });
});

it("names days", () => {
  const now = Date.parse("2026-11-26T12:00:00Z");
  expect(dayText("2026-11-23", now)).toBe("23 Nov");
  expect(dayText("2025-11-23", now)).toBe("23 Nov 2025");
  expect(groupText({ first: "2024-01-01", last: "2024-01-03" })).toBe("1 Jan 2024 to 3 Jan 2024");
});

it("reads ranges of days, today included", () => {
  const now = new Date(2026, 10, 26, 12).getTime();
  expect(askedDays("1", now)).toEqual(asked("2026-11-26", "2026-11-26"));
  expect(askedDays("7", now)).toEqual(asked("2026-11-20", "2026-11-26"));
  expect(askedDays("all", now)).toBeNull();
  expect(rangeOf("7")).toBe("7");
  expect(rangeOf("999")).toBe("30");
});

describe("actions", () => {
  const action = (name: string, steps: number, failed: number, p95Micros: number) =>
    ({ action: name, steps, failed, p95Micros, totalMicros: steps }) as ActionFigures;
  const all = [action("b", 9, 0, 5), action("a", 5, 2, 50), action("c", 1, 1, 7)];
  const names = (by: string | null) => sortedActions(all, columnOf(by)).map((one) => one.action);

  it("are sorted by what is asked for", () => {
    expect(names(null)).toEqual(["b", "a", "c"]);
    expect(names("failed")).toEqual(["a", "c", "b"]);
    expect(names("p95")).toEqual(["a", "c", "b"]);
    expect(names("action")).toEqual(["a", "b", "c"]);
    expect(names("toString")).toEqual(["b", "a", "c"]);
  });

  it("say how many failed", () => {
    expect(failedText({ failed: 0, steps: 10 })).toBe("");
    expect(failedText({ failed: 3, steps: 20 })).toBe("3 (15 %)");
    expect(failedText({ failed: 1, steps: 1000 })).toBe("1 (< 1 %)");
  });
});
