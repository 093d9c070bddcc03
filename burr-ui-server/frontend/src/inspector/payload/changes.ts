import { exactNumber } from "../../api/exactNumber";
import type { JsonValue } from "../../api/types";
import { childOf, isContainer } from "./json";

/** What happened to a value between two states; nothing is said of what stayed. */
export type ChangeNode =
  | { readonly kind: "added" }
  | { readonly kind: "changed"; readonly before: JsonValue }
  | {
      readonly kind: "inside";
      /** By the child's name in the new value. */
      readonly children: ReadonlyMap<string | number, ChangeNode>;
      readonly gone: readonly Gone[];
    };

/** A child that the new value no longer has. */
export interface Gone {
  readonly name: string | number;
  readonly before: JsonValue;
  /** It stood before the new value's child of this number. */
  readonly at: number;
}

/** Deeper values are compared as a whole. */
const MAX_DEPTH = 400;

/** Compares two values; null when they are equal. Lists are aligned at their common beginning and end. */
export function compareValues(before: JsonValue, after: JsonValue, depth = 0): ChangeNode | null {
  if (before === after) return null;
  const digits = exactNumber(before);
  if (digits !== null && digits === exactNumber(after)) return null;
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after)) {
    return { kind: "changed", before };
  }
  if (depth >= MAX_DEPTH) return { kind: "changed", before };
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, depth);
  return compareObjects(before as Record<string, JsonValue>, after as Record<string, JsonValue>, depth);
}

function compareObjects(
  before: Record<string, JsonValue>,
  after: Record<string, JsonValue>,
  depth: number,
): ChangeNode | null {
  const children = new Map<string, ChangeNode>();
  const keys = Object.keys(after);
  for (const key of keys) {
    const change = Object.hasOwn(before, key)
      ? compareValues(before[key] ?? null, after[key] ?? null, depth + 1)
      : ({ kind: "added" } as const);
    if (change !== null) children.set(key, change);
  }
  const gone = Object.keys(before)
    .filter((key) => !Object.hasOwn(after, key))
    .map((key) => ({ name: key, before: before[key] ?? null, at: keys.length }));
  return children.size + gone.length === 0 ? null : { kind: "inside", children, gone };
}

function compareLists(before: readonly JsonValue[], after: readonly JsonValue[], depth: number): ChangeNode | null {
  const same = (a: number, b: number) => compareValues(before[a] ?? null, after[b] ?? null, depth + 1) === null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && same(before.length - 1 - end, after.length - 1 - end)) end += 1;

  const children = new Map<number, ChangeNode>();
  const pairs = shorter - start - end;
  for (let index = start; index < start + pairs; index++) {
    const change = compareValues(before[index] ?? null, after[index] ?? null, depth + 1);
    if (change !== null) children.set(index, change);
  }
  for (let index = start + pairs; index < after.length - end; index++) children.set(index, { kind: "added" });
  const gone: Gone[] = [];
  for (let index = start + pairs; index < before.length - end; index++) {
    gone.push({ name: index, before: before[index] ?? null, at: start + pairs });
  }
  return children.size + gone.length === 0 ? null : { kind: "inside", children, gone };
}

/** Whether a place changed, or lies on the way to or within what changed. */
export function isWithin(change: ChangeNode | null, path: readonly string[]): boolean {
  let node = change;
  for (const name of path) {
    if (node?.kind !== "inside") break;
    node = node.children.get(name) ?? node.children.get(Number(name)) ?? null;
  }
  return node !== null;
}

/** One change, as the API tells them. */
export interface ListedChange {
  readonly path: readonly (string | number)[];
  readonly kind: "added" | "removed" | "changed";
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** All changes below a value, one by one. */
export function listChanges(change: ChangeNode | null, after: JsonValue): ListedChange[] {
  const list: ListedChange[] = [];
  const collect = (node: ChangeNode, value: JsonValue, path: readonly (string | number)[]) => {
    if (node.kind === "added") list.push({ path, kind: "added", after: value });
    else if (node.kind === "changed") list.push({ path, kind: "changed", before: node.before, after: value });
    else {
      node.children.forEach((child, name) => collect(child, childOf(value, String(name)) ?? null, [...path, name]));
      node.gone.forEach(({ name, before }) => list.push({ path: [...path, name], kind: "removed", before }));
    }
  };
  if (change !== null) collect(change, after, []);
  return list;
}
