import { describe, expect, it } from "vitest";
import { clip, clipAround, lineCount, middleCut, nextPortion } from "./text";

describe("clip", () => {
  it("leaves short texts whole", () => {
    expect(clip("one\ntwo")).toEqual({ text: "one\ntwo", start: 0, cut: false });
  });

  it("keeps six lines", () => {
    const text = Array.from({ length: 11 }, (_, line) => `line ${line}`).join("\n");

    expect(clip(text)).toEqual({ text: text.slice(0, 41), start: 0, cut: true });
    expect(clip(text).text.split("\n")).toHaveLength(6);
  });

  it("does not cut for the sake of a last line break", () => {
    expect(clip("1\n2\n3\n4\n5\n6\n").cut).toBe(false);
  });

  it("keeps 600 characters and no half ones", () => {
    expect(clip("x".repeat(601)).text).toHaveLength(600);
    expect(clip(`${"x".repeat(599)}😀`).text).toBe("x".repeat(599));
  });

  it("shows as much as is wanted", () => {
    expect(clip("x\n".repeat(500), 900)).toEqual({ text: "x\n".repeat(450), start: 0, cut: true });
    expect(clip("x\n".repeat(500), 1000).cut).toBe(false);
  });
});

describe("clipAround", () => {
  it("begins before a place that would be cut off", () => {
    const text = `${"x".repeat(1000)} change ${"y".repeat(1000)}`;

    const shown = clipAround(text, 1001);

    expect(shown.start).toBe(921);
    expect(shown.text).toContain("change");
    expect(shown.cut).toBe(true);
  });

  it("begins at the beginning when the place is there", () => {
    expect(clipAround("x".repeat(1000), 10).start).toBe(0);
  });
});

describe("nextPortion", () => {
  it("grows by portions a browser can lay out", () => {
    const text = "x".repeat(250_000);

    expect(nextPortion(text, 0)).toBe(100_000);
    expect(nextPortion(text, 200_000)).toBe(250_000);
  });
});

describe("lineCount", () => {
  it.each([
    ["", 1],
    ["one", 1],
    ["one\ntwo", 2],
    ["one\ntwo\n", 2],
    ["\n\n", 2],
  ])("of %j is %i", (text, lines) => {
    expect(lineCount(text)).toBe(lines);
  });
});

describe("middleCut", () => {
  it("keeps both ends", () => {
    expect(middleCut("0123456789", 7)).toBe("012…789");
    expect(middleCut("short", 7)).toBe("short");
  });
});
