import { describe, expect, it } from "vitest";
import { matching, parseQuery, shown, spanIn, type PaletteEntry } from "./entries";

const entry = (text: string): PaletteEntry => ({ id: text, icon: "steps", text, action: { kind: "go", href: "/" } });

describe("parseQuery", () => {
  it.each([
    ["mode", { kind: "all", text: "mode" }],
    ["  mode ", { kind: "all", text: "mode" }],
    ["#12", { kind: "steps", text: "12" }],
    ["> dark", { kind: "commands", text: "dark" }],
    ["@chat", { kind: "runs", text: "chat" }],
    ["", { kind: "all", text: "" }],
    ["#", { kind: "steps", text: "" }],
  ])("reads %j", (typed, query) => {
    expect(parseQuery(typed)).toEqual(query);
  });
});

describe("spanIn", () => {
  it("ignores the case", () => {
    expect(spanIn("Use dark MODE", "mode")).toEqual({ start: 9, length: 4 });
  });

  it("finds nothing for nothing, and none where letters change their length", () => {
    expect(spanIn("text", "")).toBeUndefined();
    expect(spanIn("İstanbul", "stan")).toBeUndefined();
    expect(spanIn("text", "x y")).toBeUndefined();
  });
});

describe("matching", () => {
  it("wants every word, in any order, and marks where it can", () => {
    const found = matching([entry("Use dark theme"), entry("Use light theme")], "theme dark");
    expect(found.map(({ text }) => text)).toEqual(["Use dark theme"]);
    expect(found[0]?.mark).toEqual({ start: 9, length: 5 });
  });

  it("gives all for nothing", () => {
    expect(matching([entry("a"), entry("b")], "")).toEqual([entry("a"), entry("b")]);
  });
});

it("shows only groups that have something", () => {
  const { groups, flat } = shown([
    { title: "none", entries: [] },
    { title: "some", entries: [entry("a"), entry("b")] },
  ]);
  expect(groups.map(({ title }) => title)).toEqual(["some"]);
  expect(flat.map(({ text }) => text)).toEqual(["a", "b"]);
});
