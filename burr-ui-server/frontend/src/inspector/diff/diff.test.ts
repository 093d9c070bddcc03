import { describe, expect, it } from "vitest";
import type { Change, JsonValue, StepSummary } from "../../api/types";
import { hunkRows, splitRows, type DiffLine, type HunkRow } from "./hunks";
import { keyDiffs, passingKeys, sameKey, sameKeys, writersOf } from "./keyDiffs";

function change(path: Change["path"], before: JsonValue, after: JsonValue, kind: Change["kind"] = "changed"): Change {
  return { path, kind, before, after, writtenBy: null };
}
const added = (path: Change["path"], after: JsonValue) => change(path, null, after, "added");
const removed = (path: Change["path"], before: JsonValue) => change(path, before, null, "removed");

const signs = { add: "+", del: "-", same: " " };

function drawn(rows: readonly HunkRow[]): string[] {
  return rows.map((row) => {
    if (row.kind === "fold") return `(${row.text})`;
    const text = row.parts.map((part) => (part.kind === "same" ? part.text : `<${part.text}>`)).join("");
    return signs[row.kind] + text;
  });
}

describe("hunkRows", () => {
  it("shows a changed text word by word", () => {
    expect(drawn(hunkRows(change(["a"], "a good joke", "a bad joke")))).toEqual([
      '-"a <good> joke"',
      '+"a <bad> joke"',
    ]);
  });

  it("marks no words of texts that have none in common", () => {
    expect(drawn(hunkRows(change(["a"], "yes", "no, never")))).toEqual(['-"yes"', '+"no, never"']);
  });

  it("cuts long runs that stayed", () => {
    const [line] = drawn(hunkRows(change(["a"], `${"x ".repeat(500)}old`, `${"x ".repeat(500)}new`)));

    expect(line).toMatch(/^-"(x )+.* … 840 characters … .*<old>"$/);
  });

  it("compares texts of several lines line by line and folds what stayed", () => {
    const lines = (...changed: string[]) => ["a", "b", "c", "d", "e", "f", "g", ...changed].join("\n");

    expect(drawn(hunkRows(change(["a"], lines("one is", "l"), lines("two is", "l"))))).toEqual([
      "(5 unchanged lines)",
      " f",
      " g",
      "-<one> is",
      "+<two> is",
      ' l"',
    ]);
    expect(drawn(hunkRows(change(["a"], "a\nb", "a\nb\nc")))).toEqual([' "a', '-b"', "+b", '+c"']);
  });

  it("shows values before and after", () => {
    expect(drawn(hunkRows(change(["n"], 1, 2)))).toEqual(["-1", "+2"]);
    expect(drawn(hunkRows(change(["n"], null, { a: 1 })))).toEqual(["-null", "+a: 1"]);
  });

  it("lists the keys of what was added, short parts on one line", () => {
    const message = { role: "user", tags: ["a", "b"], nested: { text: "x".repeat(80) } };

    expect(drawn(hunkRows(added(["list", 3], message)))).toEqual([
      '+role: "user"',
      '+tags: [ "a", "b" ]',
      "+nested:",
      `+  text: "${"x".repeat(80)}"`,
    ]);
  });

  it("folds the rest of a long text", () => {
    const text = Array.from({ length: 11 }, (_, line) => `line ${line}`).join("\n");
    const rows = hunkRows(added(["a"], text));

    expect(drawn(rows)).toEqual(['+"line 0', "+line 1", "+line 2", "+line 3", "(7 more lines)"]);
  });

  it("ends what is very large in a fold", () => {
    const rows = hunkRows(
      removed(
        ["a"],
        Array.from({ length: 100_000 }, (_, index) => index),
      ),
    );

    expect(rows).toHaveLength(60);
    expect(rows.at(-1)).toMatchObject({ kind: "fold" });
  });
});

describe("splitRows", () => {
  it("puts what was beside what is", () => {
    const line = (kind: DiffLine["kind"], text: string): DiffLine => ({ kind, parts: [{ kind: "same", text }] });
    const rows = splitRows([
      line("same", "a"),
      line("del", "b"),
      line("del", "c"),
      line("add", "d"),
      line("same", "e"),
    ]);

    const texts = rows.map(({ left, right }) => [left?.parts[0]?.text ?? null, right?.parts[0]?.text ?? null]);
    expect(texts).toEqual([
      ["a", "a"],
      ["b", "d"],
      ["c", null],
      ["e", "e"],
    ]);
  });
});

describe("keyDiffs", () => {
  it("gathers changes under their keys and says where they are", () => {
    const diffs = keyDiffs(
      [
        { ...change(["history", 2, "content"], "a b", "a c"), writtenBy: 8 },
        { ...added(["history", 3], "x"), writtenBy: 9 },
        { ...added(["history", 4], "y"), writtenBy: 10 },
        { ...change(["prompt"], "Please write some code", "What is a good joke?"), writtenBy: 10 },
        { ...removed(["mode"], "code"), writtenBy: 10 },
        { ...added(["fresh"], 1), writtenBy: 10 },
      ],
      new Map([["history", 5]]),
    );

    expect(diffs.map(({ key, mark, facts, writtenBy }) => [key, mark, facts, writtenBy])).toEqual([
      ["history", "chg", "3 → 5 items", null],
      ["prompt", "chg", "string, 22 → 20 characters", 10],
      ["mode", "del", "", 10],
      ["fresh", "add", "", 10],
    ]);
    expect(diffs[0]?.hunks.map(({ path, writtenBy }) => [path, writtenBy])).toEqual([
      ["[2].content", 8],
      ["[3] appended", 9],
      ["[4] appended", 10],
    ]);
    expect(diffs[1]?.hunks.map(({ path }) => path)).toEqual([null]);
  });

  it("names places in a way that can be read", () => {
    const paths = (...changes: Change[]) => keyDiffs(changes, new Map())[0]?.hunks.map(({ path }) => path);

    expect(paths(added(["a", "b", 0, "c d"], 1), removed(["a", 1], 1), change(["a", "x-y"], 1, 2))).toEqual([
      'b[0]["c d"] added',
      "[1] removed",
      "x-y",
    ]);
  });
});

describe("passingKeys", () => {
  it("finds keys that came and went in between", () => {
    const step = (sequenceId: number, plus: string[], minus: string[]) =>
      ({ sequenceId, added: plus, removed: minus }) as unknown as StepSummary;
    const steps = [
      step(7, ["early"], []),
      step(8, ["response"], []),
      step(9, ["kept"], []),
      step(10, [], ["response", "early"]),
    ];

    expect(passingKeys(steps, 7, 10, [added(["kept"], 1), removed(["early"], 1)])).toEqual([
      { key: "response", cameWith: 8, goneBy: 10 },
    ]);
  });
});

describe("writersOf", () => {
  it("names each step once, in order", () => {
    const by = (writtenBy: number | null) => ({ ...added(["a"], 1), writtenBy });

    expect(writersOf([by(10), by(8), by(null), by(10)])).toEqual([8, 10]);
  });
});

describe("sameKeys", () => {
  it("are those that no change names, with their values and without a sign", () => {
    const diffs = keyDiffs([change(["mode", "name"], "a", "b")], new Map());
    const state = { mode: { name: "b" }, prompt: "Hello", tags: ["x", "y"], __internal: 1 };

    expect(sameKeys(state, diffs)).toEqual(["prompt", "tags"]);
    const tags = sameKey("tags", state.tags);
    expect(tags).toMatchObject({ mark: "same", facts: "2 items" });
    expect(drawn(tags.hunks[0]?.rows ?? [])).toEqual([' [0]: "x"', ' [1]: "y"']);
  });
});
