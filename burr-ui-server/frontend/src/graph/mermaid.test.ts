import { expect, it } from "vitest";
import { mermaidOf } from "./mermaid";

const action = (name: string) => ({ name, reads: [], writes: [], inputs: [], optionalInputs: [], code: null });

it("writes actions, the entry and the conditions where there is a choice", () => {
  const graph = {
    entrypoint: "a",
    actions: ["a", "b", "c"].map(action),
    transitions: [
      { from: "a", to: "b", condition: 'x = "y"' },
      { from: "a", to: "c", condition: "default" },
      { from: "b", to: "a", condition: "default" },
      { from: "b", to: "gone", condition: "default" },
    ],
  };
  expect(mermaidOf(graph as unknown as Parameters<typeof mermaidOf>[0])).toBe(
    [
      "flowchart TB",
      '    action0("a")',
      '    action1("b")',
      '    action2("c")',
      "    start(( )) --> action0",
      '    action0 -. "x = #34;y#34;" .-> action1',
      "    action0 --> action2",
      "    action1 --> action0",
      "",
    ].join("\n"),
  );
});

it("lets no name be more than text", () => {
  const graph = { entrypoint: "", actions: [action('<b onclick="x">;\n%%{init}')], transitions: [] };
  const text = mermaidOf(graph as unknown as Parameters<typeof mermaidOf>[0]);
  expect(text).toBe('flowchart TB\n    action0("#60;b onclick=#34;x#34;#62;#59; #37;#37;#123;init#125;")\n');
});
