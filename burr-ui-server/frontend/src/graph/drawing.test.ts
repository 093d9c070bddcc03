import { describe, expect, it } from "vitest";
import { drawTall } from "./drawTall";
import { drawWide } from "./drawWide";
import { lanesFor, roundedPath, spread, type Box, type Drawing } from "./geometry";
import { backEdges, place } from "./placement";
import type { GraphShape } from "./shape";

const ROOM = { width: 800, height: 300 };

/** "a>b" is an edge without a label, "a>b:80" one whose label is 80 wide. */
function shapeOf(...edges: string[]): GraphShape & { names: string[] } {
  const names: string[] = [];
  const nodeOf = (name: string) => {
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  const parsed = edges.map((text) => {
    const [path = "", label] = text.split(":");
    const [from = "", to = ""] = path.split(">");
    return { from: nodeOf(from), to: nodeOf(to), label: label === undefined ? null : Number(label) };
  });
  return { nodes: names.map(() => ({ width: 110 })), edges: parsed, entry: 0, names };
}

const chatbot = shapeOf(
  "prompt>check",
  "check>decide:80",
  "check>response:60",
  "decide>image:130",
  "decide>code:140",
  "decide>answer:150",
  "decide>more:70",
  "image>response",
  "code>response",
  "answer>response",
  "more>response",
  "response>prompt",
);

const agent = shapeOf(
  "plan>search:90",
  "plan>call:60",
  "search>call",
  "call>tool:90",
  "call>tool:110",
  "call>call:150",
  "call>done:60",
  "tool>call",
  "done>plan",
);

function kindsOf(shape: ReturnType<typeof shapeOf>): Record<string, string> {
  const { edges } = place(shape);
  return Object.fromEntries(
    shape.edges.map(({ from, to }, index) => [`${shape.names[from]}>${shape.names[to]}`, edges[index]?.kind ?? ""]),
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function pairs<T>(values: readonly T[]): [T, T][] {
  return values.flatMap((a, index) => values.slice(index + 1).map<[T, T]>((b) => [a, b]));
}

function labelBoxes(shape: GraphShape, { edges }: Drawing): Box[] {
  return edges.flatMap(({ label }, index) => {
    const width = shape.edges[index]?.label ?? 0;
    if (label === null) return [];
    const left = label.align === "start" ? 0 : label.align === "end" ? width : width / 2;
    return [{ x: label.x - left, y: label.y - 8, width, height: 16 }];
  });
}

describe("place", () => {
  it("puts each node below those that lead to it and keeps siblings in declared order", () => {
    const { nodes } = place(chatbot);
    const at = (name: string) => nodes[chatbot.names.indexOf(name)];

    expect(["prompt", "check", "decide", "image", "response"].map((name) => at(name)?.row)).toEqual([0, 1, 2, 3, 4]);
    const siblings = ["image", "code", "answer", "more"].map((name) => at(name)?.x ?? 0);
    expect(siblings).toEqual(siblings.toSorted((a, b) => a - b));
  });

  it("sends what goes back and what skips rows around the outside", () => {
    expect(kindsOf(chatbot)).toMatchObject({
      "prompt>check": "near",
      "check>response": "left",
      "response>prompt": "back",
    });
  });

  it("leads an edge that skips rows through them when its ends stand in the middle", () => {
    const shape = shapeOf("a>b", "a>c", "a>d", "b>e", "c>f", "d>g", "e>h", "f>i", "g>j", "c>i:60");

    expect(kindsOf(shape)["c>i"]).toBe("long");
  });

  it("copes with graphs of nothing, of one node, of parts and of nothing but cycles", () => {
    expect(place({ nodes: [], edges: [], entry: -1 }).nodes).toEqual([]);
    expect(place({ nodes: [{ width: 90 }], edges: [], entry: 0 }).nodes).toHaveLength(1);
    expect(place(shapeOf("a>b", "c>d")).nodes.map(({ row }) => row)).toEqual([0, 1, 0, 1]);
    expect(kindsOf(shapeOf("a>b", "b>c", "c>a", "b>a"))).toEqual({
      "a>b": "near",
      "b>c": "near",
      "c>a": "back",
      "b>a": "back",
    });
  });
});

describe("backEdges", () => {
  it("are those to a node on the way from the entry", () => {
    const shape = shapeOf("a>b", "b>c", "c>b", "c>a", "a>c");

    expect([...backEdges(shape)].map((index) => shape.edges[index])).toEqual([
      { from: 2, to: 1, label: null },
      { from: 2, to: 0, label: null },
    ]);
  });
});

describe.each([
  ["wide", (shape: GraphShape) => drawWide(shape, place(shape), ROOM)],
  ["tall", (shape: GraphShape) => drawTall(shape, place(shape), { width: 358, height: 500 })],
])("a %s drawing", (_, draw) => {
  it.each([
    ["the chatbot", chatbot],
    ["an agent", agent],
  ])("of %s keeps nodes and labels apart", (_name, shape) => {
    const drawing = draw(shape);

    expect(pairs(drawing.nodes).filter(([a, b]) => overlap(a, b))).toEqual([]);
    expect(pairs(labelBoxes(shape, drawing)).filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  it("gives every edge a line of its own, also two between the same nodes", () => {
    const paths = draw(agent).edges.map(({ path }) => path);

    expect(paths.every((path) => path.startsWith("M"))).toBe(true);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("ends every edge at its target", () => {
    const drawing = draw(agent);

    agent.edges.forEach(({ to }, index) => {
      const box = drawing.nodes[to] ?? { x: 0, y: 0, width: 0, height: 0 };
      const tip = drawing.edges[index]?.tip ?? { x: NaN, y: NaN };
      expect(tip.x).toBeGreaterThanOrEqual(box.x - 0.1);
      expect(tip.x).toBeLessThanOrEqual(box.x + box.width + 0.1);
      expect(tip.y).toBeGreaterThanOrEqual(box.y - 0.1);
      expect(tip.y).toBeLessThanOrEqual(box.y + box.height + 0.1);
    });
  });

  it("holds everything within its bounds and writes no broken numbers", () => {
    const { bounds, nodes, edges, entry } = draw(agent);

    for (const box of nodes) {
      expect(box.x).toBeGreaterThanOrEqual(bounds.x);
      expect(box.x + box.width).toBeLessThanOrEqual(bounds.x + bounds.width);
    }
    expect(entry?.dot.x).toBeGreaterThanOrEqual(bounds.x);
    expect(edges.map(({ path }) => path).join(" ")).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("draws the same for the same graph", () => {
    expect(draw(agent)).toEqual(draw(agent));
  });
});

describe("a tall drawing", () => {
  it("is one column", () => {
    const middles = drawTall(chatbot, place(chatbot), { width: 358, height: 500 }).nodes.map(
      (box) => box.x + box.width / 2,
    );

    expect(new Set(middles)).toEqual(new Set([0]));
  });
});

describe("a wide drawing", () => {
  it("spreads over the room there is", () => {
    const small = drawWide(chatbot, place(chatbot), { width: 500, height: 200 }).bounds;
    const large = drawWide(chatbot, place(chatbot), { width: 900, height: 420 }).bounds;

    expect(large.width).toBeGreaterThan(small.width);
    expect(large.height).toBeGreaterThan(small.height);
    expect(large.width).toBeLessThanOrEqual(900);
    expect(large.height).toBeLessThanOrEqual(420);
  });
});

describe("lanes", () => {
  it("share where they do not overlap, short ones inside", () => {
    const lanes = lanesFor([
      { low: 0, high: 100 },
      { low: 10, high: 20 },
      { low: 60, high: 80 },
      { low: 15, high: 70 },
    ]);

    expect(lanes).toEqual([2, 0, 0, 1]);
  });
});

describe("geometry", () => {
  it("spreads lines about the middle and moves them closer where room is short", () => {
    expect(spread(1, 14, 100)).toEqual([0]);
    expect(spread(3, 14, 100)).toEqual([-14, 0, 14]);
    expect(spread(3, 14, 10)).toEqual([-5, 0, 5]);
  });

  it("rounds the corners of a line", () => {
    const path = roundedPath([
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 50 },
    ]);

    expect(path).toBe("M0 0L41 0Q50 0 50 9L50 50");
  });
});
