import { describe, expect, it } from "vitest";
import { compareLines, compareWords, type Part } from "./words";

function marked(parts: readonly Part[]): string {
  return parts.map(({ kind, text }) => (kind === "same" ? text : kind === "ins" ? `+${text}+` : `-${text}-`)).join("");
}

function side(parts: readonly Part[], kind: "ins" | "del"): string {
  return parts.flatMap((part) => (part.kind === "same" || part.kind === kind ? [part.text] : [])).join("");
}

describe("compareWords", () => {
  it.each([
    ["", "", ""],
    ["same", "same", "same"],
    ["", "new", "+new+"],
    ["old", "", "-old-"],
    ["a good joke", "a bad joke", "a -good-+bad+ joke"],
    ["Please write code", "Please respond: Please write code", "+Please respond: +Please write code"],
    ["one two three", "one four five", "one -two three-+four five+"],
    ["joke", "joke?", "joke+?+"],
  ])("of %j and %j marks what changed", (before, after, expected) => {
    expect(marked(compareWords(before, after))).toBe(expected);
  });

  it("marks a phrase once although its blanks stayed", () => {
    const parts = compareWords("Please write code for an interactive knock-knock joke", "What is a good joke?");

    expect(parts.filter(({ kind }) => kind === "ins").map(({ text }) => text)).toEqual(["What is a good", "?"]);
  });

  it("takes a text with little in common for a new one", () => {
    const before = "I can answer a question, draw a picture or write code. Which one?";
    const after = 'System.out.println("Knock, knock."); System.out.println("MOO!");';

    expect(compareWords(before, after)).toEqual([
      { kind: "del", text: before },
      { kind: "ins", text: after },
    ]);
  });

  it("gives back both texts, whatever they are", () => {
    const alphabet = ["a", "b", " ", "\n", "é", "😀", "."];
    let seed = 7;
    const random = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
    for (let round = 0; round < 300; round++) {
      const text = () => Array.from({ length: random(14) }, () => alphabet[random(alphabet.length)]).join("");
      const before = text();
      const after = text();

      const parts = compareWords(before, after);

      expect(side(parts, "del")).toBe(before);
      expect(side(parts, "ins")).toBe(after);
    }
  });

  it("keeps only beginning and end of texts that are long and have little in common", () => {
    const before = `head ${"x ".repeat(30_000)}tail`;
    const after = `head ${"y ".repeat(30_000)}tail`;

    const parts = compareWords(before, after);

    expect(parts.map(({ kind }) => kind)).toEqual(["same", "del", "ins", "same"]);
    expect(side(parts, "ins")).toBe(after);
  });

  it("does not cut characters in half", () => {
    const long = "x".repeat(30_000);

    const parts = compareWords(`${long}😀`, `${long}😁`);

    expect(parts.map(({ text }) => text).join("")).not.toMatch(/(?<![\ud800-\udbff])[\udc00-\udfff]/);
  });
});

describe("compareLines", () => {
  it("finds the lines in common", () => {
    const parts = compareLines(["a", "b", "c"], ["a", "x", "c", "d"]);

    expect(parts?.map(({ kind, text }) => `${kind} ${text}`)).toEqual(["same a", "del b", "ins x", "same c", "ins d"]);
  });

  it("gives up on lists that differ too much", () => {
    const many = (name: string) => Array.from({ length: 20 }, (_, index) => `${name}${index}`);

    expect(compareLines(many("a"), many("b"), 10)).toBeNull();
  });
});
