import type { JsonValue } from "../../api/types";
import { visible } from "../../visible";
import { isContainer, isNumber, preview, scalarText, sizeText } from "./json";
import { clip, clipAround, lineCount } from "./text";
import type { ShownString, ShownValue } from "./treeRow";
import { compareWords, type Part } from "./words";

interface How {
  readonly open: boolean;
  /** The value before, where it changed. */
  readonly before: JsonValue | undefined;
  /** Whether words that are gone are shown as well. */
  readonly withDeleted: boolean;
  /** Characters of a string to show, beyond the first few lines; 0 for these. */
  readonly wanted: number;
}

/** The texts of a value as a row shows them. */
export function describeValue(value: JsonValue, how: How): ShownValue {
  if (isContainer(value)) {
    return { kind: "container", size: sizeText(value), preview: how.open ? null : preview(value) };
  }
  if (typeof value === "string") return describeString(value, how);
  const parts = replacing(how, scalarText(value));
  return { kind: isNumber(value) ? "number" : "keyword", parts };
}

function replacing({ before, withDeleted }: How, after: string): Part[] {
  if (before === undefined || !withDeleted) return [{ kind: before === undefined ? "same" : "ins", text: after }];
  return [
    { kind: "del", text: preview(before) },
    { kind: "same", text: " " },
    { kind: "ins", text: after },
  ];
}

function describeString(value: string, how: How): ShownString {
  const { before, wanted, withDeleted } = how;
  const parts: Part[] =
    typeof before === "string"
      ? compareWords(before, value).filter(({ kind }) => withDeleted || kind !== "del")
      : before === undefined
        ? [{ kind: "same", text: value }]
        : replacing(how, JSON.stringify(value));
  const whole = parts.map(({ text }) => text).join("");
  const shown = wanted > 0 ? clip(whole, wanted) : clipAround(whole, firstChange(parts));
  const cut = shown.cut || shown.start > 0;
  return {
    kind: "string",
    parts: sliced(parts, shown.start, shown.start + shown.text.length),
    lines: value.includes("\n"),
    cutBefore: shown.start > 0,
    cutAfter: shown.cut,
    whole: cut || wanted > 0 ? { lines: lineCount(value), characters: value.length } : null,
  };
}

function firstChange(parts: readonly Part[]): number {
  const first = parts.findIndex(({ kind }) => kind !== "same");
  return first === -1 ? 0 : parts.slice(0, first).reduce((sum, { text }) => sum + text.length, 0);
}

/** The parts between two places of their joined text, with hidden characters written out. */
function sliced(parts: readonly Part[], start: number, end: number): Part[] {
  let at = 0;
  return parts.flatMap(({ kind, text }) => {
    const from = Math.max(0, start - at);
    const to = Math.min(text.length, end - at);
    at += text.length;
    return from < to ? [{ kind, text: visible(text.slice(from, to)) }] : [];
  });
}
