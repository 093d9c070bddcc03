import { describe, expect, it } from "vitest";
import { dragged, listShare, readPaneSizes, resizeByKey, withPane, writePaneSizes } from "./panes";

const split = { value: 50, least: 30, most: 75 };
const none = { steps: null, list: null, away: [] };
const arrows = { grow: "ArrowRight", shrink: "ArrowLeft" };

describe("resizeByKey", () => {
  it.each([
    ["ArrowRight", false, 52],
    ["ArrowLeft", false, 48],
    ["ArrowRight", true, 60],
    ["ArrowLeft", true, 40],
    ["Home", false, 30],
    ["End", false, 75],
    ["ArrowUp", false, null],
  ])("%s with shift %s makes %s", (key, shift, expected) => {
    expect(resizeByKey(split, key, shift, arrows)).toBe(expected);
  });

  it("stays within its bounds", () => {
    expect(resizeByKey({ ...split, value: 74 }, "ArrowRight", true, arrows)).toBe(75);
  });
});

describe("dragged", () => {
  const both = { first: true, second: true };

  it("puts a pane away beyond half of what it needs", () => {
    expect(dragged(split, 14.9, both)).toBe("first");
    expect(dragged(split, 15, both)).toBe(30);
    expect(dragged(split, 87.5, both)).toBe(75);
    expect(dragged(split, 88, both)).toBe("second");
    expect(dragged(split, 51, both)).toBe(51);
  });

  it("stops where a pane has to stay", () => {
    expect(dragged(split, 0, { first: false, second: true })).toBe(30);
    expect(dragged(split, 100, { first: true, second: false })).toBe(75);
  });
});

describe("withPane", () => {
  it("puts away and brings back", () => {
    const away = withPane(withPane(none, "graph", true), "inspector", true);
    expect(away.away).toEqual(["graph", "inspector"]);
    expect(withPane(away, "graph", false).away).toEqual(["inspector"]);
  });

  it("brings the one column back when the other goes", () => {
    expect(withPane(withPane(none, "inspector", true), "list", true).away).toEqual(["list"]);
  });
});

describe("pane sizes", () => {
  it("come back as they were stored", () => {
    let stored: string | null = null;
    writePaneSizes({ setItem: (_, value) => (stored = value) }, { steps: 40, list: null, away: ["graph"] });
    expect(readPaneSizes({ getItem: () => stored })).toEqual({ steps: 40, list: null, away: ["graph"] });
  });

  it.each([null, "", "{", "7", '{"steps":"x"}', '{"steps":null}'])("are nobody's for %s", (stored) => {
    expect(readPaneSizes({ getItem: () => stored })).toEqual(none);
  });

  it("leave something of the page, whatever is stored", () => {
    const stored = '{"steps":40,"away":["list","inspector","graph","moon"]}';
    expect(readPaneSizes({ getItem: () => stored })).toEqual({ steps: 40, list: null, away: ["inspector", "graph"] });
    expect(readPaneSizes({ getItem: () => '{"steps":40}' })).toEqual({ steps: 40, list: null, away: [] });
  });

  it("last as long as the page where storage is blocked", () => {
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    expect(readPaneSizes({ getItem: blocked })).toEqual(none);
    expect(() => writePaneSizes({ setItem: blocked }, { steps: 1, list: 1, away: [] })).not.toThrow();
  });
});

describe("listShare", () => {
  it("gives a short list what it needs and the graph the rest", () => {
    expect(listShare(340, 760)).toBe(45);
  });

  it("never takes more than 59 % nor less than 35 %", () => {
    expect(listShare(240_000, 760)).toBe(59);
    expect(listShare(80, 760)).toBe(35);
    expect(listShare(80, 0)).toBe(59);
  });
});
