/** Markdown as data: what is drawn of it is made by React, so that nothing in a text can become markup of the page. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly content: readonly Inline[] }
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "list"; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: "rule" };

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "em" | "del"; readonly content: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly content: readonly Inline[] };

/** Texts may nest what they like; deeper than this is shown as it is written. */
const DEEPEST = 8;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
const RULE = /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/;
const ITEM = /^( {0,3})(?:[-*+]|(\d{1,9})[.)])[ \t]+/;
const DELIMITER_ROW = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

export function parseMarkdown(text: string): readonly Block[] {
  return blocksOf(text.replace(/\r\n?/g, "\n").split("\n"), 0);
}

function blocksOf(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (line.trim() === "") {
      at += 1;
      continue;
    }
    const read = depth < DEEPEST ? readBlock(lines, at, depth) : null;
    const { block, next } = read ?? readParagraph(lines, at, depth);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

interface Read {
  readonly block: Block;
  /** The line behind it. */
  readonly next: number;
}

function readBlock(lines: readonly string[], at: number, depth: number): Read | null {
  const line = lines[at] ?? "";
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined) return readCode(lines, at, fence);
  const heading = HEADING.exec(line);
  if (heading !== null) {
    const [, marks = "#", text = ""] = heading;
    const content = inlinesOf(text.replace(/[ \t]+#+[ \t]*$/, ""));
    return { block: { kind: "heading", level: marks.length, content }, next: at + 1 };
  }
  if (RULE.test(line)) return { block: { kind: "rule" }, next: at + 1 };
  if (line.trimStart().startsWith(">")) return readQuote(lines, at, depth);
  if (ITEM.test(line)) return readList(lines, at, depth);
  if (line.includes("|") && DELIMITER_ROW.test(lines[at + 1] ?? "")) return readTable(lines, at);
  return null;
}

function readCode(lines: readonly string[], at: number, fence: string): Read {
  let end = at + 1;
  while (end < lines.length && !(lines[end] ?? "").trim().startsWith(fence)) end += 1;
  return { block: { kind: "code", text: lines.slice(at + 1, end).join("\n") }, next: end + 1 };
}

function readQuote(lines: readonly string[], at: number, depth: number): Read {
  let end = at;
  while (end < lines.length && (lines[end] ?? "").trimStart().startsWith(">")) end += 1;
  const inner = lines.slice(at, end).map((line) => line.trimStart().replace(/^> ?/, ""));
  return { block: { kind: "quote", blocks: blocksOf(inner, depth + 1) }, next: end };
}

function readList(lines: readonly string[], at: number, depth: number): Read {
  const number = ITEM.exec(lines[at] ?? "")?.[2];
  const items: (readonly Block[])[] = [];
  let next = at;
  for (let item = ITEM.exec(lines[next] ?? ""); item !== null; item = ITEM.exec(lines[next] ?? "")) {
    // Bullets and numbers are lists of their own.
    if ((item[2] === undefined) !== (number === undefined)) break;
    const inner = [(lines[next] ?? "").slice(item[0].length)];
    for (next += 1; next < lines.length && belongs(lines, next); next++) {
      inner.push((lines[next] ?? "").replace(/^(?: {2,4}|\t)/, ""));
    }
    items.push(blocksOf(inner, depth + 1));
  }
  return { block: { kind: "list", start: number === undefined ? null : Number(number), items }, next };
}

/** Whether a line goes on with the item above it: it is indented, or empty before one that is. */
function belongs(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  return line.trim() === "" ? /^(?: {2,}|\t)\S/.test(lines[at + 1] ?? "") : /^(?: {2,}|\t)/.test(line);
}

function readTable(lines: readonly string[], at: number): Read {
  const rows = [cellsOf(lines[at] ?? "")];
  let next = at + 2;
  for (; (lines[next] ?? "").includes("|"); next++) rows.push(cellsOf(lines[next] ?? ""));
  return { block: { kind: "table", rows }, next };
}

function cellsOf(line: string): readonly (readonly Inline[])[] {
  const trimmed = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return trimmed.split("|").map((cell) => inlinesOf(cell.trim()));
}

function readParagraph(lines: readonly string[], at: number, depth: number): Read {
  let next = at + 1;
  while (next < lines.length && (lines[next] ?? "").trim() !== "" && !interrupts(lines[next] ?? "", depth)) next += 1;
  return { block: { kind: "paragraph", content: inlinesOf(lines.slice(at, next).join("\n")) }, next };
}

function interrupts(line: string, depth: number): boolean {
  if (depth >= DEEPEST) return false;
  return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || ITEM.test(line) || /^ {0,3}>/.test(line);
}

const SPANS = [
  { mark: "**", kind: "strong" },
  { mark: "__", kind: "strong" },
  { mark: "~~", kind: "del" },
  { mark: "*", kind: "em" },
  { mark: "_", kind: "em" },
] as const;

const ESCAPED = /[!-/:-@[-`{-~]/;

export function inlinesOf(text: string, depth = 0): readonly Inline[] {
  const inlines: Inline[] = [];
  /** Marks that are not found again: a text of nothing but opening marks must not be searched again and again. */
  const absent = new Set<string>();
  let plain = "";
  const flush = () => {
    if (plain !== "") inlines.push({ kind: "text", text: plain });
    plain = "";
  };
  const find = (mark: string, from: number) => {
    if (absent.has(mark)) return -1;
    const found = text.indexOf(mark, from);
    if (found === -1) absent.add(mark);
    return found;
  };
  for (let at = 0; at < text.length;) {
    const read = depth < DEEPEST ? readInline(text, at, find, depth) : null;
    if (read === null) {
      const escaped = text[at] === "\\" && ESCAPED.test(text[at + 1] ?? "");
      plain += escaped ? (text[at + 1] ?? "") : (text[at] ?? "");
      at += escaped ? 2 : 1;
      continue;
    }
    flush();
    inlines.push(read.inline);
    at = read.next;
  }
  flush();
  return inlines;
}

type Find = (mark: string, from: number) => number;

function readInline(text: string, at: number, find: Find, depth: number): { inline: Inline; next: number } | null {
  const character = text[at];
  if (character === "`") {
    const end = find("`", at + 1);
    return end === -1 ? null : { inline: { kind: "code", text: text.slice(at + 1, end) }, next: end + 1 };
  }
  if (character === "[" || (character === "!" && text[at + 1] === "[")) return readLink(text, at, find, depth);
  if (character === "h") return readBareLink(text, at);
  for (const { mark, kind } of SPANS) {
    if (!text.startsWith(mark, at) || !opensAt(text, at, mark)) continue;
    const end = find(mark, at + mark.length + 1);
    if (end === -1 || text[end - 1] === " ") continue;
    const inner = text.slice(at + mark.length, end);
    return { inline: { kind, content: inlinesOf(inner, depth + 1) }, next: end + mark.length };
  }
  return null;
}

/** Not `a * b`, and not the `_` inside of a name. */
function opensAt(text: string, at: number, mark: string): boolean {
  if (/\s/.test(text[at + mark.length] ?? " ")) return false;
  return !mark.startsWith("_") || at === 0 || /[\s\p{P}]/u.test(text[at - 1] ?? " ");
}

const LONGEST_LINK = 4000;

function readLink(text: string, at: number, find: Find, depth: number): { inline: Inline; next: number } | null {
  const image = text[at] === "!";
  const begin = at + (image ? 2 : 1);
  const middle = find("](", begin);
  if (middle === -1 || middle - begin > LONGEST_LINK) return null;
  const end = find(")", middle + 2);
  if (end === -1 || end - middle > LONGEST_LINK) return null;
  const name = text.slice(begin, middle);
  const href = safeLink(/^\S*/.exec(text.slice(middle + 2, end).trim())?.[0] ?? "");
  // What is not a plain link is no link: it stays as it is written.
  if (href === null) return null;
  // A picture is never fetched; its place says where it is.
  const content = image ? ([{ kind: "text", text: `image: ${name}` }] as const) : inlinesOf(name, depth + 1);
  return { inline: { kind: "link", href, content }, next: end + 1 };
}

const BARE_LINK = /https?:\/\/[^\s<>"'`)\]]+/y;

function readBareLink(text: string, at: number): { inline: Inline; next: number } | null {
  BARE_LINK.lastIndex = at;
  const written = BARE_LINK.exec(text)?.[0].replace(/[.,;:!?]+$/, "");
  const href = written === undefined ? null : safeLink(written);
  if (written === undefined || href === null) return null;
  return { inline: { kind: "link", href, content: [{ kind: "text", text: written }] }, next: at + written.length };
}

/** The address of a link that may be followed: http and https, nothing else; null for every other. */
export function safeLink(text: string): string | null {
  if (!/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}
