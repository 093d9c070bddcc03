import { jsonText } from "../../api/exactNumber";
import type { JsonValue } from "../../api/types";

/** A line of indented JSON. */
export interface JsonLine {
  readonly text: string;
  /** Characters of the whole line, where it is too long to be shown. */
  readonly length: number | null;
}

const MAX_LINE = 5_000;

export function jsonLines(value: JsonValue): string[] {
  return jsonText(value, 2).split("\n");
}

export function jsonLine(text: string): JsonLine {
  return text.length <= MAX_LINE
    ? { text, length: null }
    : { text: `${text.slice(0, MAX_LINE)}…`, length: text.length };
}

export interface Token {
  readonly kind: "key" | "string" | "number" | "keyword" | "plain";
  readonly text: string;
}

const TOKEN = /("(?:[^"\\]|\\.)*"?)(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

/** Colours for a line of JSON; the joined texts are the line. */
export function jsonTokens(line: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of line.matchAll(TOKEN)) {
    if (match.index > last) tokens.push({ kind: "plain", text: line.slice(last, match.index) });
    const [whole, string, colon] = match;
    if (string !== undefined) {
      tokens.push({ kind: colon === undefined ? "string" : "key", text: string });
      if (colon !== undefined) tokens.push({ kind: "plain", text: colon });
    } else {
      tokens.push({ kind: /^[tfn]/.test(whole) ? "keyword" : "number", text: whole });
    }
    last = match.index + whole.length;
  }
  if (last < line.length) tokens.push({ kind: "plain", text: line.slice(last) });
  return tokens;
}
