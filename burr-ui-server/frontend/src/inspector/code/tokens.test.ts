import { describe, expect, it } from "vitest";
import { codeLines, languageOf, outdented, type Language } from "./tokens";

function marked(code: string, language?: Language): string[] {
  return codeLines(code, language).map((line) =>
    line.map(({ kind, text }) => (kind === "plain" ? text : `<${kind} ${text}>`)).join(""),
  );
}

describe("codeLines", () => {
  it("colours Java", () => {
    expect(
      marked('@Action(reads = "n") // counts\npublic State run(State s) { return s.with("n", 1_000L); }', "java"),
    ).toEqual([
      '<annotation @Action>(reads = <string "n">) <comment // counts>',
      '<keyword public> State run(State s) { <keyword return> s.with(<string "n">, <number 1_000L>); }',
    ]);
  });

  it("colours Python", () => {
    expect(
      marked("@action(reads=['n'])\ndef count(state):\n    # one more\n    return f\"{state}\"", "python"),
    ).toEqual([
      "<annotation @action>(reads=[<string 'n'>])",
      "<keyword def> count(state):",
      "    <comment # one more>",
      '    <keyword return> <string f"{state}">',
    ]);
  });

  it("keeps texts over several lines together", () => {
    expect(marked('String a = """\n  one\n  """;', "java")).toEqual([
      'String a = <string """>',
      "<string   one>",
      '<string   """>;',
    ]);
  });

  it("keeps every character, also of broken code", () => {
    for (const code of ['"open', "/* open", "'''\nopen", "@", "\n\n", "", 'a\\\nb " c', "💡 = 1"]) {
      for (const language of ["java", "python"] as const) {
        const text = codeLines(code, language).map((line) => line.map((token) => token.text).join(""));
        expect(text.join("\n")).toBe(code);
      }
    }
  });
});

describe("languageOf", () => {
  it.each([
    ["def run(state):\n    return state", "python"],
    ["@action(reads=[])\ndef run(state: State) -> State:\n    x = {}\n    return state", "python"],
    ["public State run(State s) {\n  return s;\n}", "java"],
    ['action("n").run(state -> state)', "java"],
    ["", "java"],
  ])("of %j is %s", (code, language) => {
    expect(languageOf(code)).toBe(language);
  });
});

describe("outdented", () => {
  it("takes away the indentation that all lines share", () => {
    expect(outdented("\n    def run():\n        pass\n")).toBe("def run():\n    pass");
  });

  it("lets a piece that begins in the middle of a line begin there", () => {
    expect(outdented("state -> {\n            return state;\n        }")).toBe("state -> {\n    return state;\n}");
  });

  it("leaves one line alone", () => {
    expect(outdented("  x = 1")).toBe("x = 1");
    expect(outdented("")).toBe("");
  });
});
