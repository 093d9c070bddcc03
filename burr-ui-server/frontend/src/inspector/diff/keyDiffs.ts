import type { Change, JsonObject, JsonValue, StepSummary } from "../../api/types";
import { formatCount } from "../../format";
import { hunkRows, sameRows, type HunkRow } from "./hunks";

export type KeyMark = "add" | "chg" | "del" | "same";

/** What changed below one key of the state. */
export interface KeyDiff {
  readonly key: string;
  readonly mark: KeyMark;
  /** "3 → 5 items", "string, 53 → 20 characters". */
  readonly facts: string;
  /** The one step that wrote all of it, where it was one. */
  readonly writtenBy: number | null;
  readonly hunks: readonly Hunk[];
}

export interface Hunk {
  /** "[2].content", "[3] appended"; null for the key itself. */
  readonly path: string | null;
  readonly writtenBy: number | null;
  readonly rows: readonly HunkRow[];
}

/** The user's keys of a state that a difference does not name: they are the same in both. */
export function sameKeys(state: JsonObject, diffs: readonly KeyDiff[]): string[] {
  const different = new Set(diffs.map(({ key }) => key));
  return Object.keys(state).filter((key) => !key.startsWith("__") && !different.has(key));
}

/** A key with a value that stayed. */
export function sameKey(key: string, value: JsonValue): KeyDiff {
  return {
    key,
    mark: "same",
    facts: Array.isArray(value) ? itemFacts(value.length, value.length) : "",
    writtenBy: null,
    hunks: [{ path: null, writtenBy: null, rows: sameRows(value) }],
  };
}

/** Sorts the changes of a difference under their keys, in the order they came. */
export function keyDiffs(changes: readonly Change[], listSizes: ReadonlyMap<string, number>): KeyDiff[] {
  const byKey = new Map<string, Change[]>();
  for (const change of changes) {
    const key = String(change.path[0] ?? "");
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [change]);
    else known.push(change);
  }
  return [...byKey].map(([key, own]) => keyDiff(key, own, listSizes.get(key) ?? null));
}

function keyDiff(key: string, changes: readonly Change[], sizeAfter: number | null): KeyDiff {
  const [first] = changes;
  const whole = first?.path.length === 1 ? first : null;
  const mark = whole === null || whole.kind === "changed" ? "chg" : whole.kind === "added" ? "add" : "del";
  const writers = new Set(changes.map(({ writtenBy }) => writtenBy));
  const sizeBefore = sizeAfter === null ? null : sizeAfter - itemsAdded(changes);
  return {
    key,
    mark,
    facts: whole === null ? itemFacts(sizeBefore, sizeAfter) : textFacts(whole),
    writtenBy: writers.size === 1 ? (first?.writtenBy ?? null) : null,
    hunks: changes.map((change) => ({
      path: change.path.length === 1 ? null : pathText(change, sizeBefore),
      writtenBy: change.writtenBy,
      rows: hunkRows(change),
    })),
  };
}

function itemsAdded(changes: readonly Change[]): number {
  return changes.reduce((sum, { path, kind }) => {
    if (path.length !== 2 || kind === "changed") return sum;
    return sum + (kind === "added" ? 1 : -1);
  }, 0);
}

function itemFacts(before: number | null, after: number | null): string {
  if (before === null || after === null) return "";
  const noun = after === 1 ? "item" : "items";
  return before === after ? `${formatCount(after)} ${noun}` : `${formatCount(before)} → ${formatCount(after)} ${noun}`;
}

function textFacts({ kind, before, after }: Change): string {
  if (kind !== "changed" || typeof before !== "string" || typeof after !== "string") return "";
  if (Math.max(before.length, after.length) < 20) return "";
  return `string, ${formatCount(before.length)} → ${formatCount(after.length)} characters`;
}

/** The way from the key to the place: "[2].content"; where a whole item came or went, also that. */
function pathText({ path, kind }: Change, sizeBefore: number | null): string {
  const below = path.slice(1);
  const text = below.map((name, index) => step(name, index)).join("");
  if (kind === "changed") return text;
  if (kind === "removed") return `${text} removed`;
  const last = below.at(-1);
  const appended = below.length === 1 && typeof last === "number" && sizeBefore !== null && last >= sizeBefore;
  return `${text} ${appended ? "appended" : "added"}`;
}

function step(name: string | number, index: number): string {
  if (typeof name === "number") return `[${name}]`;
  if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name)) return index === 0 ? name : `.${name}`;
  return `[${JSON.stringify(name)}]`;
}

/** A key that was added after the first state and is in neither. */
export interface Passing {
  readonly key: string;
  readonly cameWith: number;
  readonly goneBy: number;
}

/** Keys that came and went between two steps, so that the difference does not know them. */
export function passingKeys(
  steps: readonly StepSummary[],
  from: number,
  to: number,
  changes: readonly Change[],
): Passing[] {
  const known = new Set(changes.map(({ path }) => String(path[0] ?? "")));
  const came = new Map<string, number>();
  const passing = new Map<string, Passing>();
  for (const { sequenceId, added, removed } of steps) {
    if (sequenceId <= from || sequenceId > to) continue;
    for (const key of added) if (!came.has(key)) came.set(key, sequenceId);
    for (const key of removed) {
      const cameWith = came.get(key);
      if (cameWith !== undefined && !known.has(key)) passing.set(key, { key, cameWith, goneBy: sequenceId });
    }
  }
  return [...passing.values()];
}

/** "#8", "#8 and #9", "#8, #9 and #10". */
export function writersOf(changes: readonly Change[]): number[] {
  const writers = changes.flatMap(({ writtenBy }) => (writtenBy === null ? [] : [writtenBy]));
  return [...new Set(writers)].sort((a, b) => a - b);
}
