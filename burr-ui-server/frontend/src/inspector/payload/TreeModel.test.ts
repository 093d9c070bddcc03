import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../api/types";
import { compareValues } from "./changes";
import { find } from "./find";
import { pointerPath } from "./json";
import { TreeModel, type TreeOptions } from "./TreeModel";
import type { Mark, TreeRow } from "./treeRow";

const signs: Record<Mark, string> = { add: "+", chg: "~", del: "-", has: "*" };

function rows(model: TreeModel): TreeRow[] {
  return Array.from({ length: model.count }, (_, index) => model.row(index)).filter((row) => row !== undefined);
}

/** "+ name: value" a row, indented by its depth. */
function drawn(model: TreeModel): string[] {
  return rows(model).map(({ depth, mark, open, content }) => {
    const sign = mark === null ? "" : `${signs[mark]} `;
    const twist = open === null ? "" : open ? "v " : "> ";
    return `${"  ".repeat(depth)}${sign}${twist}${text(content)}`;
  });
}

function text(content: TreeRow["content"]): string {
  if (content.kind === "more") return `next ${content.next} of ${content.hidden}`;
  if (content.kind === "folded") return `${content.count} ${content.what}: ${content.names.join(" ")}`;
  const { name, value, writtenBy } = content;
  const shown =
    value.kind === "container"
      ? (value.preview ?? value.size)
      : value.parts
          .map((part) => (part.kind === "same" ? part.text : part.kind === "ins" ? `+${part.text}+` : `-${part.text}-`))
          .join("");
  return `${name}: ${shown}${writtenBy === null ? "" : ` #${writtenBy}`}`;
}

function tree(value: JsonObject, options: TreeOptions = {}): TreeModel {
  return new TreeModel(value, options);
}

function changed(before: JsonObject, after: JsonObject, options: TreeOptions = {}): TreeModel {
  return new TreeModel(after, { ...options, changes: compareValues(before, after) });
}

const numbers = (count: number): JsonValue[] => Array.from({ length: count }, (_, index) => index);

describe("a tree", () => {
  it("opens objects two levels and shows deeper ones in one line", () => {
    expect(drawn(tree({ a: { b: { c: 1, d: "x" } }, list: ["y", [2]], empty: {} }))).toEqual([
      "v a: { 1 key }",
      '  > b: { c: 1, d: "x" }',
      "v list: 2 items",
      "  0: y",
      "  > 1: [ 2 ]",
      "empty: { }",
    ]);
  });

  it("opens and closes what the reader says, and remembers it for the next tree", () => {
    const choices = new Map<string, boolean>();
    const model = tree({ a: { b: { c: 1 } } }, { choices });

    model.toggle("/a/b");

    expect(drawn(model)).toEqual(["v a: { 1 key }", "  v b: { 1 key }", "    c: 1"]);
    expect(drawn(tree({ a: { b: { c: 2 } } }, { choices }))).toContain("    c: 2");
  });

  it("names who wrote each key of the state last", () => {
    expect(drawn(tree({ a: 1, b: { c: 2 } }, { writtenBy: { a: 3, b: 4, c: 5 } }))).toEqual([
      "a: 1 #3",
      "v b: { 1 key } #4",
      "  c: 2",
    ]);
  });

  it("folds the keys that are not the user's", () => {
    const model = tree({ a: 1, __SEQUENCE_ID: 4, __PRIOR_STEP: "a" }, { foldInternal: true });

    expect(drawn(model)).toEqual(["a: 1", "> 2 internal: __SEQUENCE_ID __PRIOR_STEP"]);

    model.toggle("internal");

    expect(drawn(model)).toEqual([
      "a: 1",
      "v 2 internal: __SEQUENCE_ID __PRIOR_STEP",
      "  __SEQUENCE_ID: 4",
      "  __PRIOR_STEP: a",
    ]);
  });

  it("shows a hundred items of a list, then the next", () => {
    const model = tree({ list: numbers(250) });

    expect(drawn(model).slice(-2)).toEqual(["  99: 99", "  next 100 of 150"]);

    model.more("/list…100");

    expect(drawn(model).slice(-2)).toEqual(["  199: 199", "  next 50 of 50"]);

    model.more("/list…200");

    expect(drawn(model).at(-1)).toBe("  249: 249");
    expect(model.count).toBe(251);
  });

  it("numbers siblings for readers who cannot see them all", () => {
    const model = tree({ list: numbers(250), b: 1 });

    expect(rows(model).map(({ position, siblings }) => [position, siblings])).toEqual([
      [1, 2],
      ...numbers(100).map((index) => [Number(index) + 1, 250]),
      [null, 0],
      [2, 2],
    ]);
  });

  it("is quick with a million values", () => {
    const model = tree({ list: numbers(1_000_000), other: { deep: numbers(1000) } });
    const start = performance.now();

    model.reveal(["list", "777777"]);

    expect(drawn(model)).toContain("  777777: 777777");
    expect(performance.now() - start).toBeLessThan(200);
  });

  it("escapes names in its pointers", () => {
    const model = tree({ "a/b": { "c~d": { e: 1 } } });

    model.toggle("/a~1b/c~0d");

    expect(drawn(model).at(-1)).toBe("    e: 1");
    expect(pointerPath("/a~1b/c~0d")).toEqual(["a/b", "c~d"]);
  });

  it("takes names that objects have by nature for data", () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as JsonObject;

    expect(drawn(tree(hostile))).toEqual(["v __proto__: { 1 key }", "  polluted: true", "constructor: 1"]);
    expect(drawn(changed({}, { constructor: 1 }))).toEqual(["+ constructor: 1"]);
  });
});

describe("marks", () => {
  it("say what was added, changed and removed, and where", () => {
    const model = changed(
      { keep: 1, count: 1, gone: { a: 1 }, deep: { x: { y: 1, z: 1 } } },
      { keep: 1, count: 2, deep: { x: { y: 2, z: 1 } }, fresh: { b: [1] } },
    );

    expect(drawn(model)).toEqual([
      "keep: 1",
      "~ count: +2+",
      "* v deep: { 1 key }",
      "  * v x: { 2 keys }",
      "    ~ y: +2+",
      "    z: 1",
      "+ v fresh: { 1 key }",
      "  + > b: [ 1 ]",
      "- > gone: { a: 1 }",
    ]);
  });

  it("mark the words of a text that changed", () => {
    expect(drawn(changed({ text: "a good joke" }, { text: "a bad joke" }))).toEqual(["~ text: a +bad+ joke"]);
  });

  it("know an appended item from a changed one", () => {
    expect(drawn(changed({ list: [{ a: 1 }, 2] }, { list: [{ a: 1 }, 2, 3] }))).toEqual([
      "* v list: 3 items",
      "  > 0: { a: 1 }",
      "  1: 2",
      "  + 2: 3",
    ]);
  });

  it("know an item put in front, and one taken out of the middle", () => {
    expect(drawn(changed({ list: [1, 2] }, { list: [0, 1, 2] }))).toEqual([
      "* v list: 3 items",
      "  + 0: 0",
      "  1: 1",
      "  2: 2",
    ]);
    expect(drawn(changed({ list: [1, 2, 3] }, { list: [1, 3] }))).toEqual([
      "* v list: 2 items",
      "  0: 1",
      "  - 1: 2",
      "  1: 3",
    ]);
  });

  it("show a change far down a long list", () => {
    const before = numbers(1000);

    const shown = drawn(changed({ list: before }, { list: [...before, "new"] }));

    expect(shown.slice(-2)).toEqual(["  next 100 of 900", "  + 1000: new"]);
  });

  it("open changed branches, but not all of too many", () => {
    const many = (value: number) => ({ list: numbers(90).map((index) => ({ a: { b: { index, value } } })) });
    const opened = drawn(changed(many(1), many(2))).filter((line) => line.includes("* v"));

    expect(opened).toHaveLength(200);
  });

  it("open what is gone on demand", () => {
    const model = changed({ gone: { a: 1 } }, {});

    model.toggle("−/gone");

    expect(drawn(model)).toEqual(["- v gone: { 1 key }", "  - a: 1"]);
  });
});

describe("a tree of changes", () => {
  it("leaves out what stayed and shows what is gone within a value", () => {
    const model = changed(
      { keep: 1, also: 2, text: "a good joke", n: 1, deep: { x: 1, y: 1 }, list: [1, 2, 3], __SEQUENCE_ID: 1 },
      { keep: 1, also: 2, text: "a bad joke", n: 2, deep: { x: 1, y: 2 }, list: [1, 2, 4], __SEQUENCE_ID: 2 },
      { changedOnly: true, foldInternal: true },
    );

    expect(drawn(model)).toEqual([
      "~ text: a -good-+bad+ joke",
      "~ n: -1- +2+",
      "* v deep: { 2 keys }",
      "  ~ y: -1- +2+",
      "* v list: 3 items",
      "  ~ 2: -3- +4+",
      "> 2 unchanged: keep also",
    ]);
  });

  it("shows all of what was added", () => {
    expect(drawn(changed({}, { fresh: { a: 1, b: 2 } }, { changedOnly: true }))).toEqual([
      "+ v fresh: { 2 keys }",
      "  + a: 1",
      "  + b: 2",
    ]);
  });
});

describe("long texts", () => {
  const story = Array.from({ length: 11 }, (_, line) => `line ${line}`).join("\n");

  function stringOf(model: TreeModel) {
    const content = model.row(0)?.content;
    if (content?.kind !== "value" || content.value.kind !== "string") throw new Error("no string");
    return content.value;
  }

  it("are cut and say how long they are", () => {
    expect(stringOf(tree({ story }))).toMatchObject({
      lines: true,
      cutAfter: true,
      whole: { lines: 11, characters: story.length },
    });
  });

  it("are shown whole when asked, and shortened again", () => {
    const model = tree({ story });

    model.moreText("/story");

    expect(stringOf(model).cutAfter).toBe(false);
    expect(stringOf(model).whole).not.toBeNull();

    model.moreText("/story");

    expect(stringOf(model).cutAfter).toBe(true);
  });

  it("begin near their change", () => {
    const before = `${"word ".repeat(500)}end`;

    const { parts, cutBefore } = stringOf(changed({ story: before }, { story: `${before} changed` }));

    expect(cutBefore).toBe(true);
    expect(parts.at(-1)).toEqual({ kind: "ins", text: " changed" });
  });
});

describe("find", () => {
  it("finds keys and values whatever the case, in order", () => {
    const state = { Alpha: { beta: "x ALPHA" }, list: ["a", { c: "alphabet" }], n: 12 };

    expect(find(state, "alpha").paths).toEqual([["Alpha"], ["Alpha", "beta"], ["list", "1", "c"]]);
    expect(find(state, "12").paths).toEqual([["n"]]);
    expect(find(state, "")).toEqual({ paths: [], cut: false });
  });

  it("does not take places in lists for keys", () => {
    expect(find({ list: ["a", "b"] }, "1").paths).toEqual([]);
  });

  it("stops after a thousand", () => {
    const found = find({ list: numbers(5000).map(() => "same") }, "same");

    expect(found.paths).toHaveLength(1000);
    expect(found.cut).toBe(true);
  });

  it("leads to rows that can be shown", () => {
    const model = tree(
      { a: { list: [...numbers(500), { deep: { er: "needle" } }] }, __x: "needle" },
      { foldInternal: true },
    );

    const found = find({ a: { list: [...numbers(500), { deep: { er: "needle" } }] }, __x: "needle" }, "needle");
    for (const path of found.paths) model.reveal(path);

    expect(
      drawn(model)
        .filter((line) => line.includes("needle"))
        .map((line) => line.trim()),
    ).toEqual(["er: needle", "__x: needle"]);
  });

  it("copes with any depth", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2000)}"needle"${"}".repeat(2000)}`) as JsonObject;

    expect(find(deep, "needle").paths[0]).toHaveLength(2000);
  });
});
