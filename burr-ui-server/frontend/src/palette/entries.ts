import type { IconName } from "../ui/Icon";

/** What choosing an entry does: goes somewhere, or does something here. */
export type EntryAction =
  { readonly kind: "go"; readonly href: string } | { readonly kind: "do"; readonly run: () => void };

/** Ids of the entries that change what the palette shows, which stays open then. */
export const EVERYWHERE = "everywhere";
export const AGAIN = "again";

/** Part of a text: where it begins, how long it is. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

/** One line of the palette. */
export interface PaletteEntry {
  /** Tells it from all others. */
  readonly id: string;
  readonly icon: IconName;
  /** Before the text, dim: the number of a step. */
  readonly number?: string;
  readonly text: string;
  readonly mark?: Span;
  /** Where a text was found, as `state history[3]`. */
  readonly place?: string;
  readonly desc?: string;
  readonly descMark?: Span;
  readonly end?: string;
  readonly keys?: readonly string[];
  readonly action: EntryAction;
}

export interface PaletteGroup {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

export type QueryKind = "all" | "steps" | "commands" | "runs";

export interface Query {
  readonly kind: QueryKind;
  readonly text: string;
}

const PREFIXES: Readonly<Record<string, QueryKind>> = { "#": "steps", ">": "commands", "@": "runs" };

/** `#12` asks for steps, `>dark` for commands, `@chat` for runs, everything else for all of them. */
export function parseQuery(typed: string): Query {
  const text = typed.trim();
  const kind = PREFIXES[text.charAt(0)];
  return kind === undefined ? { kind: "all", text } : { kind, text: text.slice(1).trim() };
}

/** Where a text has another one, whatever its case; undefined where it has not, or none is asked for. */
export function spanIn(text: string, wanted: string): Span | undefined {
  const lower = text.toLowerCase();
  // Where a letter changes its length with its case, places would not match.
  if (wanted === "" || lower.length !== text.length) return undefined;
  const start = lower.indexOf(wanted.toLowerCase());
  return start < 0 ? undefined : { start, length: wanted.length };
}

/** The entries whose text has every word of the query, with the first of them marked. */
export function matching(entries: readonly PaletteEntry[], wanted: string): PaletteEntry[] {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return entries
    .filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
    .map((entry) => {
      const mark = spanIn(entry.text, wanted) ?? spanIn(entry.text, words[0] ?? "");
      return mark === undefined ? entry : { ...entry, mark };
    });
}

/** The groups that have something, and their entries in one row, as the arrow keys walk over them. */
export function shown(groups: readonly PaletteGroup[]): { groups: PaletteGroup[]; flat: PaletteEntry[] } {
  const filled = groups.filter(({ entries }) => entries.length > 0);
  return { groups: filled, flat: filled.flatMap(({ entries }) => entries) };
}
