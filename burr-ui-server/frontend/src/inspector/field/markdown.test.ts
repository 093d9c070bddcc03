import { describe, expect, it } from "vitest";
import { imageIn } from "./image";
import { inlinesOf, parseMarkdown, safeLink, type Inline } from "./markdown";

const text = (content: readonly Inline[]): string =>
  content.map((inline) => ("content" in inline ? text(inline.content) : inline.text)).join("");

describe("parseMarkdown", () => {
  it("tells headings, paragraphs, code, quotes, lists, tables and rules apart", () => {
    const written = [
      "# Title",
      "First line",
      "second line",
      "```js",
      "# not a title",
      "```",
      "> quoted",
      "- one",
      "  - inside",
      "- two",
      "",
      "3. three",
      "",
      "| a | b |",
      "|---|---|",
      "| 1 | 2 |",
      "",
      "---",
    ].join("\n");
    const blocks = parseMarkdown(written);
    expect(blocks.map(({ kind }) => kind)).toEqual([
      "heading",
      "paragraph",
      "code",
      "quote",
      "list",
      "list",
      "table",
      "rule",
    ]);
    expect(blocks[2]).toEqual({ kind: "code", text: "# not a title" });
    expect(blocks[4]).toMatchObject({ start: null, items: [[{ kind: "paragraph" }, { kind: "list" }], [{}]] });
    expect(blocks[5]).toMatchObject({ start: 3 });
  });

  it("ends with a text that never closes what it opens", () => {
    for (const mark of ["**", "[", "`", "![", "_", "> ", "- ", "```\n", "|"]) {
      expect(parseMarkdown(mark.repeat(20_000)).length, mark).toBeGreaterThan(0);
    }
  });

  it("keeps markup of pages as text", () => {
    const [block] = parseMarkdown("<script>alert(1)</script><img src=x onerror=alert(2)>");
    expect(block).toMatchObject({ kind: "paragraph" });
    expect(block?.kind === "paragraph" && text(block.content)).toBe(
      "<script>alert(1)</script><img src=x onerror=alert(2)>",
    );
  });
});

describe("inlinesOf", () => {
  it("reads emphasis, code and links", () => {
    expect(inlinesOf("**a** *b* ~~c~~ `d*` [e](https://x.org/p)").map(({ kind }) => kind)).toEqual([
      "strong",
      "text",
      "em",
      "text",
      "del",
      "text",
      "code",
      "text",
      "link",
    ]);
  });

  it("leaves names, products and escaped marks as they are", () => {
    for (const plain of ["snake_case_name", "2 * 3 * 4", "a_b"]) {
      expect(inlinesOf(plain)).toEqual([{ kind: "text", text: plain }]);
    }
    expect(inlinesOf("\\*a\\*")).toEqual([{ kind: "text", text: "*a*" }]);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "//evil.org",
    "/local",
    "file:///etc",
    " ",
  ])("makes no link to %s", (address) => {
    expect(safeLink(address)).toBeNull();
    expect(inlinesOf(`[x](${address})`).every(({ kind }) => kind !== "link")).toBe(true);
  });

  it("links to what is written, without the full stop behind it", () => {
    expect(inlinesOf("see https://x.org/a.")).toMatchObject([
      { text: "see " },
      { kind: "link", href: "https://x.org/a" },
      { text: "." },
    ]);
  });

  it("never fetches an image", () => {
    expect(inlinesOf("![cat](https://x.org/cat.png)")).toEqual([
      { kind: "link", href: "https://x.org/cat.png", content: [{ kind: "text", text: "image: cat" }] },
    ]);
  });
});

describe("imageIn", () => {
  const png = `iVBORw0KGgo${"A".repeat(80)}`;

  it("knows images in base64, with and without their type", () => {
    expect(imageIn(png)).toBe(`data:image/png;base64,${png}`);
    expect(imageIn(`data:image/png;base64,${png}`)).toBe(`data:image/png;base64,${png}`);
  });

  it("takes nothing that could do more than be seen", () => {
    expect(imageIn(`data:image/svg+xml;base64,${png}`)).toBeNull();
    expect(imageIn(`data:text/html;base64,${png}`)).toBeNull();
    expect(imageIn(`https://x.org/${png}`)).toBeNull();
    expect(imageIn(`${png}"onerror="alert(1)`)).toBeNull();
  });
});
