import { describe, expect, it } from "vitest";
import type { JsonObject, StepDetail } from "../../api/types";
import { StepPayload } from "./StepPayload";

function detail(parts: Partial<StepDetail>): StepDetail {
  return {
    step: {
      index: 2,
      sequenceId: 2,
      action: "count",
      status: "succeeded",
      start: "2026-11-23T12:00:00Z",
      end: "2026-11-23T12:00:01Z",
      durationMicros: 1_000_000,
      added: [],
      changed: [],
      removed: [],
      undeclared: [],
      condition: null,
      error: null,
      attributes: 0,
      spans: 0,
      attempts: 1,
      stream: null,
    },
    inputs: {},
    result: null,
    exception: null,
    stateAfter: null,
    stateProblem: null,
    stateBefore: null,
    attributes: [],
    writtenBy: {},
    from: null,
    reads: [],
    writes: [],
    code: "",
    bytes: 0,
    ...parts,
  };
}

const before: JsonObject = { n: 1, gone: { a: ["x"] }, list: [1], __SEQUENCE_ID: 1 };
const after: JsonObject = { n: 2, list: [1, 2], __SEQUENCE_ID: 2 };

function names(payload: StepPayload, section: Parameters<StepPayload["rows"]>[0]): string[] {
  payload.openTree(section, new Map());
  return payload.rows(section, 0, 100).map(({ mark, content }) => {
    const text =
      content.kind === "value"
        ? `${content.name}${content.writtenBy === null ? "" : ` #${content.writtenBy}`}`
        : content.kind;
    return `${mark ?? ""} ${text}`.trim();
  });
}

describe("the values of a step", () => {
  it("are measured without being handed around", () => {
    const { head } = new StepPayload(detail({ stateAfter: after, inputs: { prompt: "é😀" } }));

    expect(head).not.toHaveProperty("stateAfter");
    expect(head.sections.after).toEqual({ keys: 2, bytes: 38, preview: "{ n: 2, list: [ 1, 2 ], __SEQUENCE_ID: 2 }" });
    expect(head.sections.inputs?.bytes).toBe(new TextEncoder().encode('{"prompt":"é😀"}').length);
    expect(head.sections.before).toBeNull();
    expect(head.sections.result).toBeNull();
  });

  it("are marked against the state before, internal keys left out", () => {
    const payload = new StepPayload(detail({ stateAfter: after, stateBefore: before, writtenBy: { n: 2, list: 2 } }));

    expect(names(payload, "after")).toEqual(["chg n #2", "has list #2", "0", "add 1", "del gone", "folded"]);
    expect(names(payload, "changes")).toEqual(["chg n #2", "has list #2", "add 1", "del gone"]);
  });

  it("name only earlier steps as writers of the state before", () => {
    const writtenBy = { n: 2, list: 0 };

    expect(names(new StepPayload(detail({ stateAfter: after, stateBefore: before, writtenBy })), "before")).toEqual([
      "n",
      "gone",
      "a",
      "list #0",
      "0",
      "folded",
    ]);
  });

  it("carry no marks when the state before is not known", () => {
    const unknown = new StepPayload(detail({ stateAfter: after }));
    const first = detail({ stateAfter: after });
    const known = new StepPayload({ ...first, step: { ...first.step, added: ["n", "list"] } });

    expect(names(unknown, "after")).toEqual(["n", "list", "0", "1", "folded"]);
    expect(names(known, "after")).toEqual(["add n", "add list", "add 0", "add 1", "folded"]);
  });

  it("are copied as they are", () => {
    const payload = new StepPayload(detail({ stateAfter: { ...after, text: "two\nlines" }, stateBefore: before }));

    expect(payload.text("after", "/text")).toBe("two\nlines");
    expect(payload.text("after", "/list")).toBe("[\n  1,\n  2\n]");
    expect(payload.text("after", "−/gone/a/0")).toBe("x");
    expect(JSON.parse(payload.text("after", ""))).toEqual({ ...after, text: "two\nlines" });
    expect(JSON.parse(payload.text("changes", ""))).toContainEqual({
      path: ["n"],
      kind: "changed",
      before: 1,
      after: 2,
    });
  });

  it("keep the digits of numbers that JavaScript has not got", () => {
    const large = (digits: string) => ({ __burr_number__: digits });
    const stateBefore = { id: large("9007199254740992"), same: large("9007199254740993") };
    const stateAfter = { id: large("9007199254740993"), same: large("9007199254740993") };
    const payload = new StepPayload(detail({ stateAfter, stateBefore }));

    expect(names(payload, "changes")).toEqual(["chg id", "folded"]);
    const [row] = payload.rows("after", 0, 1);
    expect(row?.open).toBeNull();
    expect(row?.content).toMatchObject({ value: { kind: "number", parts: [{ text: "9007199254740993" }] } });
    expect(payload.head.sections.after?.preview).toBe("{ id: 9007199254740993, same: 9007199254740993 }");
    expect(payload.text("after", "/id")).toBe("9007199254740993");
    expect(payload.text("after", "")).toBe('{\n  "id": 9007199254740993,\n  "same": 9007199254740993\n}');
    expect(payload.find("after", "740993").paths).toEqual([["id"], ["same"]]);
  });

  it("are found among the changes where these are shown", () => {
    const payload = new StepPayload(
      detail({
        stateAfter: { same: "word", list: ["word", "new word"] },
        stateBefore: { same: "word", list: ["word"] },
      }),
    );

    expect(payload.find("after", "word").paths).toHaveLength(3);
    expect(payload.find("changes", "word").paths).toEqual([["list", "1"]]);
  });

  it("are found in their JSON line by line", () => {
    const payload = new StepPayload(detail({ stateAfter: after }));

    expect(payload.findLines("after", "LIST")).toEqual([2]);
    expect(payload.jsonLines("after", 2, 3)).toEqual([{ text: '  "list": [', length: null }]);
  });

  it("cut lines that no browser could lay out", () => {
    const payload = new StepPayload(detail({ stateAfter: { long: "x".repeat(1_000_000) } }));

    const [, line] = payload.jsonLines("after", 0, 3);

    expect(line?.text.length).toBeLessThan(6000);
    expect(line?.length).toBeGreaterThan(1_000_000);
  });

  it("count the items of lists at the top", () => {
    expect(new StepPayload(detail({ stateAfter: after })).listSizes()).toEqual(new Map([["list", 2]]));
  });
});
