import { describe, expect, it } from "vitest";
import type { ApplicationDetail, ChildView, StepPage, StepTrace } from "../api/types";
import { levelOf, NOTHING_INSIDE, rowHeight, rowsOf, type RowsInput } from "./rows";
import { page, step, steps } from "./testSteps";

const child = (appId: string, sequenceId: number | null): ChildView => ({
  appId,
  partitionKey: null,
  sequenceId,
  kind: "fork",
  time: null,
});

function trace(...names: string[]): StepTrace {
  const spans = names.map((name, place) => ({
    id: `0:${place}`,
    name,
    parentId: null,
    depth: 0,
    start: "2026-11-23T12:00:00Z",
    offsetMicros: 0,
    end: null,
    durationMicros: 10,
    dependencies: [],
    attributes: [],
  }));
  return { spans, attributes: [], streams: [], truncated: false };
}

function detail(given: Partial<ApplicationDetail["summary"]> = {}, children: ChildView[] = []): RowsInput["detail"] {
  const summary = {
    appId: "a",
    partitionKey: null,
    status: "succeeded" as const,
    steps: 3,
    failedSteps: 0,
    firstInput: null,
    lastAction: null,
    firstActivity: null,
    lastActivity: "2026-11-23T11:38:44Z",
    activeMicros: 0,
    parent: null,
    spawnedBy: null,
    children: children.length,
    problems: 0,
    bytes: 0,
    ...given,
  };
  return { summary, children, problems: [] };
}

function rows(given: Partial<RowsInput> = {}) {
  return rowsOf({
    steps: steps(3),
    filtered: false,
    gaps: [],
    detail: detail(),
    toggled: new Map(),
    inside: NOTHING_INSIDE,
    cutFrom: null,
    complete: true,
    ...given,
  });
}

const kinds = (given: Partial<RowsInput>) => rows(given).map((row) => row.kind);

describe("rowsOf", () => {
  it("is a row a step", () => {
    expect(rows().map((row) => row.key)).toEqual(["step-0", "step-1", "step-2"]);
  });

  it("puts idle time in front of the step it ends with", () => {
    expect(kinds({ gaps: [{ index: 2, micros: 14e6 }] })).toEqual(["step", "step", "gap", "step"]);
  });

  it("begins with the parent and with what could not be read", () => {
    const from = { appId: "p", partitionKey: null, sequenceId: 4 };
    const input = detail({ parent: from, spawnedBy: from });
    const problems = [
      { line: 3, offset: 80, message: "not JSON" },
      { line: 0, offset: 0, message: "graph.json is not JSON" },
      { line: 9, offset: 900, message: "not JSON" },
    ];
    const all = rows({ detail: input && { ...input, problems } });
    expect(all.map((row) => row.kind).slice(0, 5)).toEqual(["parent", "parent", "problems", "problems", "step"]);
    expect(all[2]).toMatchObject({ of: "files", problems: [problems[1]] });
    expect(all[3]).toMatchObject({ of: "lines", problems: [problems[0], problems[2]] });
  });

  it("nests children below the last attempt of their step", () => {
    const attempts = [step(0), step(1, { sequenceId: 1 }), step(2, { sequenceId: 1 }), step(3, { sequenceId: 2 })];
    const all = rows({ steps: attempts, detail: detail({}, [child("c", 1)]) });
    expect(all.map((row) => row.kind)).toEqual(["step", "step", "step", "child", "step"]);
  });

  it("folds many children until asked", () => {
    const many = Array.from({ length: 9 }, (_, i) => child(`c${i}`, 1));
    expect(kinds({ detail: detail({}, many) })).toEqual(["step", "step", "step"]);
    expect(kinds({ detail: detail({}, many), toggled: new Map([[1, true]]) })).toHaveLength(12);
    expect(kinds({ detail: detail({}, many.slice(0, 2)), toggled: new Map([[1, false]]) })).toHaveLength(3);
  });

  it("has a row for each span before they are there, and the spans themselves after", () => {
    const traced = [step(0, { spans: 2 }), step(1)];
    const toggled = new Map([[0, true]]);
    expect(kinds({ steps: traced })).toEqual(["step", "step"]);
    expect(rows({ steps: traced, toggled }).map((row) => row.key)).toEqual([
      "step-0",
      "trace-0-0",
      "trace-0-1",
      "step-1",
    ]);
    const inside = { traces: new Map([[0, trace("read", "rank")]]), children: new Map() };
    expect(rows({ steps: traced, toggled, inside })[2]).toMatchObject({ traced: { row: { span: { name: "rank" } } } });
  });

  it("keeps a step with spans closed, whatever it started", () => {
    expect(kinds({ steps: [step(0, { spans: 1 })], detail: detail({}, [child("c", 0)]) })).toEqual(["step"]);
  });

  it("lists the first steps of a child that is open, and how many are left", () => {
    const given = { steps: [step(0)], detail: detail({}, [child("c", 0)]) };
    const inside = (page: StepPage | undefined) => ({
      traces: new Map(),
      children: new Map([["c", { page, children: [], more: true }]]),
    });
    expect(kinds({ ...given, inside: inside(undefined) })).toEqual(["step", "child", "childRest"]);
    const first = page(steps(5), -1, 2);
    expect(kinds({ ...given, inside: inside(first) })).toEqual([
      "step",
      "child",
      "childStep",
      "childStep",
      "childRest",
    ]);
    expect(rows({ ...given, inside: inside(first) }).at(-1)).toMatchObject({ hidden: 3, more: true });
    expect(kinds({ ...given, inside: inside(page(steps(2), -1, 2)) })).toHaveLength(4);
  });

  it("lists what the steps of a child started below them, as deep as it goes", () => {
    const own = (children: ChildView[]) => ({ page: page(steps(2), -1, 2), children, more: true });
    const all = rows({
      steps: [step(0)],
      detail: detail({}, [child("c", 0)]),
      inside: {
        traces: new Map(),
        children: new Map([
          ["c", own([child("d", 1), child("e", null)])],
          ["d", own([child("f", 0)])],
        ]),
      },
    });
    expect(
      all.map((row) => `${levelOf(row)} ${row.kind === "step" ? "step" : "child" in row ? row.child.appId : row.kind}`),
    ).toEqual(["1 step", "2 c", "3 c", "3 c", "4 d", "5 d", "6 f", "5 d", "4 e"]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  it("only links to a child that it hangs below itself", () => {
    const circle = { page: page(steps(1), -1, 1), children: [child("c", 0), child("a", 0)], more: true };
    const all = rows({
      steps: [step(0)],
      detail: detail({}, [child("c", 0)]),
      inside: { traces: new Map(), children: new Map([["c", circle]]) },
    });
    expect(all.slice(-2)).toMatchObject([
      { kind: "child", child: { appId: "c" }, open: null },
      { kind: "child", child: { appId: "a" }, open: null },
    ]);
  });

  it("keeps children that name no step", () => {
    expect(kinds({ detail: detail({}, [child("c", null)]) }).at(-1)).toBe("child");
  });

  it("ends a failed and an interrupted run with a note", () => {
    expect(kinds({ steps: [step(0, { status: "failed" })] })).toEqual(["step", "end"]);
    expect(kinds({ steps: [step(0, { status: "interrupted" })] })).toEqual(["step", "end"]);
    expect(kinds({ steps: [step(0, { status: "running" })] })).toEqual(["step"]);
    expect(kinds({ steps: [step(0, { status: "failed" })], complete: false })).toEqual(["step"]);
  });

  it("says that a list is cut", () => {
    expect(rows({ cutFrom: 96_000 }).at(-1)).toMatchObject({ kind: "cut", shown: 3, total: 96_000 });
  });

  it("shows nothing but steps when they are filtered", () => {
    const input = detail({ parent: { appId: "p", partitionKey: null, sequenceId: 4 } }, [child("c", 1)]);
    expect(kinds({ filtered: true, gaps: [{ index: 1, micros: 5e6 }], detail: input })).toEqual([
      "step",
      "step",
      "step",
    ]);
  });
});

it("gives a step row 24 px, and two lines where it is narrow", () => {
  const [row] = rows();
  expect(row && rowHeight(row, false)).toBe(24);
  expect(row && rowHeight(row, true)).toBe(49);
});
