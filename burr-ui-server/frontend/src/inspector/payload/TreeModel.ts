import type { JsonValue } from "../../api/types";
import type { ChangeNode, Gone } from "./changes";
import { childOf, isContainer, pointerStep, sizeOf, type JsonContainer } from "./json";
import { merged, PORTION, type Range } from "./ranges";
import { describeValue } from "./shownValue";
import { nextPortion } from "./text";
import type { Mark, RowContent, TreeRow } from "./treeRow";

/** What the reader opened and closed, by row. Outlives one tree, so that it holds from step to step. */
export type Choices = Map<string, boolean>;

export interface TreeOptions {
  readonly changes?: ChangeNode | null;
  /** Leaves out what did not change. */
  readonly changedOnly?: boolean;
  /** Folds the keys that are not the user's. */
  readonly foldInternal?: boolean;
  readonly writtenBy?: Readonly<Record<string, number>>;
  readonly choices?: Choices;
}

/** A row as it is kept: the texts are made when it is shown. */
interface Line {
  readonly id: string;
  readonly depth: number;
  readonly name: string;
  readonly value: JsonValue;
  readonly change: ChangeNode | null;
  readonly mark: Mark | null;
  readonly open: boolean | null;
  readonly position: number | null;
  readonly siblings: number;
  /** Set for rows that are no value. */
  readonly content: RowContent | null;
}

/** A container that is open, and how its rows are to look. */
interface Parent {
  readonly id: string;
  readonly depth: number;
  readonly container: JsonContainer;
  readonly change: ChangeNode | null;
  /** The mark that holds for everything below. */
  readonly inherited: Mark | null;
}

/** Names of children in their order; a number stands for the indexes below it. */
type Slots = number | readonly (string | number)[];

const OPEN_DEPTH = 1;
/** So many changed places open by themselves. */
const MAX_OPENED = 200;
const INTERNAL = "__";
const INTERNAL_ROW = "internal";
const UNCHANGED_ROW = "unchanged";

/** A JSON object as rows that open and close. Works on millions of values: only what is open is looked at. */
export class TreeModel {
  private readonly root: JsonContainer;
  private readonly options: TreeOptions;
  private readonly choices: Choices;
  private readonly ranges = new Map<string, Range[]>();
  private readonly lengths = new Map<string, number>();
  private lines: Line[] | null = null;
  private opened = 0;

  constructor(root: JsonContainer, options: TreeOptions = {}) {
    this.root = root;
    this.options = options;
    this.choices = options.choices ?? new Map<string, boolean>();
  }

  get count(): number {
    return this.flat().length;
  }

  row(index: number): TreeRow | undefined {
    const line = this.flat()[index];
    return line === undefined ? undefined : this.describe(line);
  }

  indexOf(id: string): number {
    return this.flat().findIndex((line) => line.id === id);
  }

  toggle(id: string): void {
    const line = this.flat()[this.indexOf(id)];
    if (line?.open === null || line === undefined) return;
    this.choices.set(id, !line.open);
    this.lines = null;
  }

  /** Shows the next items where a "more" row stands. */
  more(id: string): void {
    const split = id.lastIndexOf("…");
    const parent = id.slice(0, split);
    const start = Number(id.slice(split + 1));
    this.addRange(parent, { start, end: start + PORTION });
  }

  /** Shows the rest of a string, or the next portion of a very long one; once all is shown, shortens it again. */
  moreText(id: string): void {
    const value = this.flat()[this.indexOf(id)]?.value;
    if (typeof value !== "string") return;
    const shown = this.lengths.get(id) ?? 0;
    if (shown >= value.length) this.lengths.delete(id);
    else this.lengths.set(id, nextPortion(value, shown));
  }

  /** Opens everything above a value, and shows it when it is one of many. */
  reveal(path: readonly string[]): void {
    let parent = this.rootParent();
    path.forEach((name, depth) => {
      const value = childOf(parent.container, name);
      const id = parent.id + pointerStep(name);
      if (depth === 0 && this.folds(name)) this.choices.set(INTERNAL_ROW, true);
      if (depth < path.length - 1) this.choices.set(id, true);
      const slots = this.slots(parent);
      const place = typeof slots === "number" ? Number(name) : slots.indexOf(name);
      if (place >= PORTION) this.addRange(parent.id, { start: place, end: place + 1 });
      if (isContainer(value)) parent = { id, depth: depth + 1, container: value, change: null, inherited: "add" };
    });
    this.lines = null;
  }

  private addRange(parent: string, range: Range): void {
    this.ranges.set(parent, [...(this.ranges.get(parent) ?? []), range]);
    this.lines = null;
  }

  private flat(): Line[] {
    if (this.lines === null) {
      this.lines = [];
      this.opened = 0;
      this.addRoot(this.lines);
    }
    return this.lines;
  }

  private rootParent(): Parent {
    return { id: "", depth: 0, container: this.root, change: this.options.changes ?? null, inherited: null };
  }

  private addRoot(lines: Line[]): void {
    const root = this.rootParent();
    this.addChildren(lines, root);
    const names = Array.isArray(this.root) ? [] : Object.keys(this.root);
    const internal = names.filter((name) => this.folds(name));
    const unchanged = names.filter((name) => !this.folds(name) && !this.isChanged(root, name));
    if (this.options.changedOnly !== true) this.addFolded(lines, INTERNAL_ROW, "internal", internal);
    else this.addFolded(lines, UNCHANGED_ROW, "unchanged", unchanged);
  }

  private folds(name: string): boolean {
    return this.options.foldInternal === true && name.startsWith(INTERNAL);
  }

  private isChanged({ change }: Parent, name: string | number): boolean {
    return change?.kind === "inside" && change.children.has(name);
  }

  private addFolded(lines: Line[], id: string, what: "internal" | "unchanged", names: readonly string[]): void {
    if (names.length === 0) return;
    const open = this.choices.get(id) ?? false;
    const content: RowContent = { kind: "folded", what, names: names.slice(0, 20), count: names.length };
    lines.push({ ...NO_VALUE, id, depth: 0, open, content });
    if (!open) return;
    const inside = { ...this.rootParent(), depth: 1, change: null };
    names.forEach((name, slot) => this.addValue(lines, inside, { name, slot, siblings: names.length }));
  }

  /** What there is to show of a container, before the length of the list is thought of. */
  private slots(parent: Parent): Slots {
    const { container, change, inherited, depth } = parent;
    const changedOnly = this.options.changedOnly === true && inherited === null;
    if (Array.isArray(container)) {
      if (!changedOnly) return container.length;
      return change?.kind === "inside" ? [...change.children.keys()] : [];
    }
    const names = Object.keys(container).filter((name) => depth > 0 || !this.folds(name));
    return changedOnly ? names.filter((name) => this.isChanged(parent, name)) : names;
  }

  /** The first hundred, what changed, and what the reader asked for. */
  private shownRanges({ id, change }: Parent, slots: Slots): Range[] {
    const ranges: Range[] = [{ start: 0, end: PORTION }, ...(this.ranges.get(id) ?? [])];
    const count = typeof slots === "number" ? slots : slots.length;
    if (change?.kind === "inside" && count > PORTION) {
      for (const name of [...change.children.keys()].slice(0, PORTION)) {
        const place = typeof slots === "number" ? Number(name) : slots.indexOf(name);
        ranges.push({ start: place, end: place + 1 });
      }
    }
    return merged(ranges, count);
  }

  private addChildren(lines: Line[], parent: Parent): void {
    const slots = this.slots(parent);
    const siblings = typeof slots === "number" ? slots : slots.length;
    const gone = parent.change?.kind === "inside" ? parent.change.gone : [];
    let ghost = 0;
    const addGhostsBefore = (index: number) => {
      for (let next = gone[ghost]; next !== undefined && next.at <= index; next = gone[++ghost]) {
        this.addGhost(lines, next, parent);
      }
    };
    let end = 0;
    for (const range of this.shownRanges(parent, slots)) {
      if (range.start > end) this.addMore(lines, parent, end, range.start - end);
      for (let slot = range.start; slot < range.end; slot++) {
        const name = typeof slots === "number" ? slot : (slots[slot] ?? slot);
        if (typeof name === "number") addGhostsBefore(name);
        this.addValue(lines, parent, { name, slot, siblings });
      }
      end = range.end;
    }
    if (siblings > end) this.addMore(lines, parent, end, siblings - end);
    addGhostsBefore(Infinity);
  }

  private addMore(lines: Line[], { id, depth }: Parent, start: number, hidden: number): void {
    const content: RowContent = { kind: "more", hidden, next: Math.min(PORTION, hidden) };
    lines.push({ ...NO_VALUE, id: `${id}…${start}`, depth, content });
  }

  private addValue(lines: Line[], parent: Parent, child: { name: string | number; slot: number; siblings: number }) {
    const { name, slot, siblings } = child;
    const { depth } = parent;
    const id = parent.id + pointerStep(name);
    const value = childOf(parent.container, String(name)) ?? null;
    const change = parent.change?.kind === "inside" ? (parent.change.children.get(name) ?? null) : null;
    const mark = parent.inherited ?? markOf(change);
    const open = canOpen(value) ? this.isOpen(id, depth, change) : null;
    lines.push({
      id,
      depth,
      name: String(name),
      value,
      change,
      mark,
      open,
      position: slot + 1,
      siblings,
      content: null,
    });
    if (open !== true || !isContainer(value)) return;
    const inherited = mark === "has" || mark === null ? null : mark === "del" ? "del" : "add";
    this.addChildren(lines, { id, depth: depth + 1, container: value, change, inherited });
  }

  /** A value that is gone, in the place where it was. */
  private addGhost(lines: Line[], { name, before }: Gone, { id: above, depth }: Parent): void {
    const id = `${above}−${pointerStep(name)}`;
    const open = canOpen(before) ? (this.choices.get(id) ?? false) : null;
    lines.push({ ...NO_VALUE, id, depth, name: String(name), value: before, mark: "del", open });
    if (open !== true || !isContainer(before)) return;
    this.addChildren(lines, { id, depth: depth + 1, container: before, change: null, inherited: "del" });
  }

  private isOpen(id: string, depth: number, change: ChangeNode | null): boolean {
    const chosen = this.choices.get(id);
    if (chosen !== undefined) return chosen;
    if (change?.kind === "inside" && this.opened < MAX_OPENED) {
      this.opened += 1;
      return true;
    }
    return depth < OPEN_DEPTH;
  }

  private describe(line: Line): TreeRow {
    const { id, depth, mark, open, position, siblings, name } = line;
    const content = line.content ?? {
      kind: "value" as const,
      name,
      writtenBy: depth === 0 && mark !== "del" ? (this.options.writtenBy?.[name] ?? null) : null,
      value: describeValue(line.value, {
        open: open === true,
        before: line.change?.kind === "changed" ? line.change.before : undefined,
        withDeleted: this.options.changedOnly === true,
        wanted: this.lengths.get(id) ?? 0,
      }),
    };
    return { id, depth, mark, open, position, siblings, content };
  }
}

const NO_VALUE = {
  name: "",
  value: null,
  change: null,
  mark: null,
  open: null,
  position: null,
  siblings: 0,
  content: null,
} as const;

function canOpen(value: JsonValue): boolean {
  return isContainer(value) && sizeOf(value) > 0;
}

function markOf(change: ChangeNode | null): Mark | null {
  if (change === null) return null;
  return change.kind === "added" ? "add" : change.kind === "changed" ? "chg" : "has";
}
