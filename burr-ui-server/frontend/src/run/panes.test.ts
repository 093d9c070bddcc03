import { describe, expect, it } from "vitest";
import { listShare, readPaneSizes, resizeByKey, writePaneSizes } from "./panes";

const split = { value: 50, least: 30, most: 75 };
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

describe("pane sizes", () => {
  it("come back as they were stored", () => {
    let stored: string | null = null;
    writePaneSizes({ setItem: (_, value) => (stored = value) }, { steps: 40, list: null });
    expect(readPaneSizes({ getItem: () => stored })).toEqual({ steps: 40, list: null });
  });

  it.each([null, "", "{", "7", '{"steps":"x"}', '{"steps":null}'])("are nobody's for %s", (stored) => {
    expect(readPaneSizes({ getItem: () => stored })).toEqual({ steps: null, list: null });
  });

  it("last as long as the page where storage is blocked", () => {
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    expect(readPaneSizes({ getItem: blocked })).toEqual({ steps: null, list: null });
    expect(() => writePaneSizes({ setItem: blocked }, { steps: 1, list: 1 })).not.toThrow();
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
