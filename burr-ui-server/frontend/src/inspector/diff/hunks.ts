import type { Change, JsonValue } from "../../api/types";
import { formatCount } from "../../format";
import { visible } from "../../visible";
import { isContainer, preview, sizeOf } from "../payload/json";
import { compareLines, compareWords, type Part } from "../payload/words";

/** A line of a difference. */
export interface DiffLine {
  readonly kind: "add" | "del" | "same";
  readonly parts: readonly Part[];
}

/** Lines that are folded into one until the reader opens them. */
export interface Fold {
  readonly kind: "fold";
  readonly text: string;
  readonly lines: readonly DiffLine[];
}

export type HunkRow = DiffLine | Fold;

/** The head of a long text, and what follows when that is all there is. */
const LONG_TEXT = 6;
const HEAD = 4;
const CONTEXT = 2;
const MAX_ROWS = 60;
const INLINE = 60;
/** Runs of words that stayed are cut in the middle above this; what came or went only where no browser could lay it out. */
const LONG_RUN = { most: 240, ends: 80 };
const LONG_LINE = { most: 4000, ends: 1000 };

/** The lines that show one change. */
export function hunkRows({ kind, before, after }: Change): HunkRow[] {
  if (kind === "added") return capped(valueRows(after, "add"));
  if (kind === "removed") return capped(valueRows(before, "del"));
  if (typeof before === "string" && typeof after === "string") return capped(textRows(before, after));
  return capped([...valueRows(before, "del"), ...valueRows(after, "add")]);
}

/** The lines of a value that stayed as it was. */
export function sameRows(value: JsonValue): HunkRow[] {
  return capped(valueRows(value, "same"));
}

function textRows(before: string, after: string): HunkRow[] {
  if (!before.includes("\n") && !after.includes("\n")) return linePair(before, after).map(quoted);
  const old = `"${before}"`.split("\n");
  const fresh = `"${after}"`.split("\n");
  const lines = compareLines(old, fresh);
  if (lines === null) return [...textBlock(old, "del"), ...textBlock(fresh, "add")];
  return folded(paired(lines));
}

/** One line that became another, word by word. */
function linePair(before: string, after: string): DiffLine[] {
  const parts = compareWords(before, after);
  // Without a word in common none stands out.
  const alike = parts.some(({ kind, text }) => kind === "same" && /[\p{L}\p{N}]/u.test(text));
  const side = (wanted: "ins" | "del"): Part[] =>
    alike
      ? shortened(parts.filter(({ kind }) => kind === "same" || kind === wanted))
      : [{ kind: "same", text: shorter(wanted === "del" ? before : after, LONG_LINE) }];
  return [
    { kind: "del", parts: side("del") },
    { kind: "add", parts: side("ins") },
  ];
}

function quoted({ kind, parts }: DiffLine): DiffLine {
  const quote: Part = { kind: "same", text: '"' };
  return { kind, parts: [quote, ...parts, quote] };
}

function shortened(parts: readonly Part[]): Part[] {
  return parts.map(({ kind, text }) => ({ kind, text: shorter(text, kind === "same" ? LONG_RUN : LONG_LINE) }));
}

function shorter(text: string, { most, ends }: { most: number; ends: number }): string {
  if (text.length <= most) return visible(text);
  const cut = ` … ${formatCount(text.length - 2 * ends)} characters … `;
  return visible(text.slice(0, ends)) + cut + visible(text.slice(-ends));
}

/** Lines that replace each other one by one are compared word by word. */
function paired(lines: readonly Part[]): DiffLine[] {
  const result: DiffLine[] = [];
  let del: string[] = [];
  let ins: string[] = [];
  const flush = () => {
    if (del.length === ins.length) {
      const pairs = del.map((text, index) => linePair(text, ins[index] ?? ""));
      result.push(...pairs.flatMap(([old]) => (old === undefined ? [] : [old])));
      result.push(...pairs.flatMap(([, fresh]) => (fresh === undefined ? [] : [fresh])));
    } else {
      result.push(...del.map((text) => plain("del", text)), ...ins.map((text) => plain("add", text)));
    }
    del = [];
    ins = [];
  };
  for (const { kind, text } of lines) {
    if (kind === "del") del.push(text);
    else if (kind === "ins") ins.push(text);
    else {
      flush();
      result.push(plain("same", text));
    }
  }
  flush();
  return result;
}

/** Unchanged lines away from any change become one. */
function folded(lines: readonly DiffLine[]): HunkRow[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind === "same") return;
    for (let at = index - CONTEXT; at <= index + CONTEXT; at++) near.add(at);
  });
  const rows: HunkRow[] = [];
  let away: DiffLine[] = [];
  const flush = () => {
    if (away.length === 1) rows.push(...away);
    else if (away.length > 1) {
      rows.push({ kind: "fold", text: `${formatCount(away.length)} unchanged lines`, lines: away });
    }
    away = [];
  };
  lines.forEach((line, index) => {
    if (near.has(index)) {
      flush();
      rows.push(line);
    } else {
      away.push(line);
    }
  });
  flush();
  return rows;
}

/** A value that came, went or stayed. What is short stays on a line; a text keeps its line breaks. */
function valueRows(value: JsonValue, kind: DiffLine["kind"], indent = "", name = ""): HunkRow[] {
  const label = name === "" ? "" : `${name}: `;
  if (typeof value === "string") return textBlock(`${indent}${label}"${value}"`.split("\n"), kind);
  if (!isContainer(value) || sizeOf(value) === 0) return [plain(kind, indent + label + preview(value))];
  const short = preview(value, INLINE * 2);
  if (name !== "" && short.length <= INLINE && !short.includes("…")) return [plain(kind, indent + label + short)];
  const entries = Array.isArray(value)
    ? value.map((item, index) => [`[${index}]`, item] as const)
    : Object.entries(value);
  const inner = name === "" ? indent : `${indent}  `;
  const head = name === "" ? [] : [plain(kind, `${indent}${name}:`)];
  const rows: HunkRow[] = [...head];
  for (const [key, child] of entries) {
    // Enough to fill the fold: nobody reads on, and a browser would have to.
    if (rows.length > 40 * MAX_ROWS) break;
    rows.push(...valueRows(child, kind, inner, key));
  }
  return rows;
}

function textBlock(lines: readonly string[], kind: DiffLine["kind"]): HunkRow[] {
  const rows = lines.map((line) => plain(kind, line));
  if (rows.length <= LONG_TEXT) return rows;
  const rest = rows.slice(HEAD);
  return [...rows.slice(0, HEAD), { kind: "fold", text: `${formatCount(rest.length)} more lines`, lines: rest }];
}

function plain(kind: DiffLine["kind"], text: string): DiffLine {
  return { kind, parts: [{ kind: "same", text: shorter(text, LONG_LINE) }] };
}

/** Too many rows end in a fold. */
function capped(rows: readonly HunkRow[]): HunkRow[] {
  if (rows.length <= MAX_ROWS) return [...rows];
  const rest = rows.slice(MAX_ROWS - 1).flatMap((row) => (row.kind === "fold" ? row.lines : [row]));
  return [
    ...rows.slice(0, MAX_ROWS - 1),
    { kind: "fold", text: `${formatCount(rest.length)} more lines`, lines: rest },
  ];
}

/** What stood on the left beside what stands on the right. */
export interface SplitRow {
  readonly left: DiffLine | null;
  readonly right: DiffLine | null;
}

export function splitRows(lines: readonly DiffLine[]): SplitRow[] {
  const rows: SplitRow[] = [];
  let left: DiffLine[] = [];
  let right: DiffLine[] = [];
  const flush = () => {
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
      rows.push({ left: left[index] ?? null, right: right[index] ?? null });
    }
    left = [];
    right = [];
  };
  for (const line of lines) {
    if (line.kind === "del") left.push(line);
    else if (line.kind === "add") right.push(line);
    else {
      flush();
      rows.push({ left: line, right: line });
    }
  }
  flush();
  return rows;
}
