import { describe, expect, it } from "vitest";
import type { ApplicationPage, ApplicationSummary, Pointer } from "../api/types";
import { arrivals, buildRows, orderState } from "./rows";

const pointer = (appId: string): Pointer => ({ appId, partitionKey: null, sequenceId: 7 });

function run(appId: string, minute: number, more: Partial<ApplicationSummary> = {}): ApplicationSummary {
  return {
    appId,
    partitionKey: null,
    status: "succeeded",
    steps: 1,
    failedSteps: 0,
    firstInput: null,
    lastAction: null,
    firstActivity: null,
    lastActivity: `2026-11-23T12:${String(minute).padStart(2, "0")}:00Z`,
    activeMicros: 0,
    parent: null,
    spawnedBy: null,
    children: 0,
    problems: 0,
    bytes: 0,
    ...more,
  };
}

const page = (applications: ApplicationSummary[], nextCursor: string | null = null): ApplicationPage => ({
  applications,
  annotations: {},
  nextCursor,
  indexing: null,
  total: applications.length,
});

const newestFirst = { by: "activity", ascending: false } as const;

const outline = (rows: ReturnType<typeof buildRows>) =>
  rows.map((row) => `${"-".repeat(row.depth)}${row.application.appId}`);

describe("buildRows", () => {
  it("nests forks and sub-applications below their parent, at any depth", () => {
    const pages = [
      page([
        run("fork-of-fork", 9, { parent: pointer("fork") }),
        run("other", 8),
        run("fork", 7, { parent: pointer("chat") }),
        run("chat", 6),
        run("guard", 5, { spawnedBy: pointer("chat") }),
      ]),
    ];
    const rows = buildRows(pages, undefined, new Set(), newestFirst);
    expect(outline(rows)).toEqual(["other", "chat", "-fork", "--fork-of-fork", "-guard"]);
    expect(rows.map((row) => row.kin)).toEqual([0, 3, 1, 0, 0]);
  });

  it("folds the nested runs away", () => {
    const pages = [page([run("chat", 6), run("fork", 5, { parent: pointer("chat") }), run("other", 4)])];
    const rows = buildRows(pages, undefined, new Set(["chat"]), newestFirst);
    expect(outline(rows)).toEqual(["chat", "other"]);
    expect(rows[0]).toMatchObject({ kin: 1, folded: true });
  });

  it("does not move a row when the page with its parent arrives later", () => {
    const first = page([run("fork", 9, { parent: pointer("chat") }), run("other", 8)], "next");
    const later = page([run("chat", 7), run("late-fork", 6, { parent: pointer("chat") })]);
    expect(outline(buildRows([first], undefined, new Set(), newestFirst))).toEqual(["fork", "other"]);
    expect(outline(buildRows([first, later], undefined, new Set(), newestFirst))).toEqual([
      "fork",
      "other",
      "chat",
      "-late-fork",
    ]);
  });

  it("shows runs that name each other as parents", () => {
    const pages = [
      page([
        run("a", 2, { parent: pointer("b") }),
        run("b", 1, { parent: pointer("a") }),
        run("c", 0, { parent: pointer("c") }),
      ]),
    ];
    expect(outline(buildRows(pages, undefined, new Set(), newestFirst))).toEqual(["a", "b", "c"]);
  });

  it("shows a run once that is on two pages", () => {
    const pages = [page([run("a", 2), run("b", 1)], "next"), page([run("b", 1), run("c", 0)])];
    expect(outline(buildRows(pages, undefined, new Set(), newestFirst))).toEqual(["a", "b", "c"]);
  });

  it("updates rows in place and keeps newcomers out", () => {
    const pages = [page([run("a", 2), run("b", 1)])];
    const newest = page([run("new", 5), run("b", 4, { steps: 9 }), run("a", 2)]);
    const rows = buildRows(pages, newest, new Set(), newestFirst);
    expect(outline(rows)).toEqual(["a", "b"]);
    expect(rows[1]?.application.steps).toBe(9);
    expect(arrivals(pages, newest)).toBe(1);
  });

  it("marks what the newest page should hold and does not", () => {
    const pages = [page([run("a", 9), run("b", 8), run("c", 1)], "next")];
    const rows = buildRows(pages, page([run("a", 9), run("d", 5)], "next"), new Set(), newestFirst);
    expect(rows.map((row) => row.gone)).toEqual([false, true, false]);
    expect(buildRows(pages, page([]), new Set(), newestFirst).map((row) => row.gone)).toEqual([true, true, true]);
  });
});

describe("arrivals", () => {
  it("counts nothing before the newest page is known", () => {
    expect(arrivals([page([run("a", 1)])], undefined)).toBe(0);
  });
});

it("shows the newest number of annotations", () => {
  const before = { ...page([run("a", 2), run("b", 1)]), annotations: { a: 1, b: 2 } };
  const newest = { ...page([run("a", 2)], "next"), annotations: {} };
  const notes = (head?: ApplicationPage) => buildRows([before], head, new Set(), newestFirst).map((row) => row.notes);
  expect(notes()).toEqual([1, 2]);
  expect(notes(newest)).toEqual([0, 2]);
});

it("takes no run for gone by the order of another list, nor while the server still reads", () => {
  const pages = [page([run("long", 1, { steps: 9 }), run("short", 9, { steps: 1 })], "next")];
  const bySteps = { by: "steps", ascending: false } as const;
  const newest = page([run("other", 5, { steps: 5 })], "next");
  expect(buildRows(pages, newest, new Set(), bySteps).map((row) => row.gone)).toEqual([true, false]);
  const reading = { ...page([]), indexing: { done: 1, total: 2 } };
  expect(buildRows(pages, reading, new Set(), bySteps).map((row) => row.gone)).toEqual([false, false]);
});

describe("orderState", () => {
  const byTokens = { by: "tokens", ascending: false } as const;
  const begun = { ...page([run("a", 1), run("b", 2)]), indexing: { done: 1, total: 9 } };
  const [a, b] = begun.applications as [ApplicationSummary, ApplicationSummary];

  it("tells that rows would move once all runs were read", () => {
    expect(orderState([begun], page([b, a]), byTokens)).toBe("moved");
    expect(orderState([begun], page([a, b, run("c", 3)]), byTokens)).toBe("moved");
    // Nobody knows yet what came of the second page.
    expect(orderState([begun, page([run("c", 3)])], page([a, b]), byTokens)).toBe("moved");
  });

  it("tells that none would", () => {
    expect(orderState([begun], page([a, b]), byTokens)).toBe("same");
  });

  it("waits while runs are read", () => {
    expect(orderState([begun], { ...page([b, a]), indexing: { done: 5, total: 9 } }, byTokens)).toBe("partial");
    expect(orderState([begun], undefined, byTokens)).toBe("partial");
  });

  it("asks for nothing where the order was complete from the start", () => {
    expect(orderState([page([a, b])], page([b, a]), byTokens)).toBe("complete");
    expect(orderState([], page([b, a]), byTokens)).toBe("complete");
    expect(orderState([begun], page([b, a]), newestFirst)).toBe("complete");
  });
});
