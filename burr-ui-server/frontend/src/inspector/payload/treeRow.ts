import type { Part } from "./words";

/** added · changed · removed · changed somewhere inside */
export type Mark = "add" | "chg" | "del" | "has";

/** One line of a payload tree: plain data, so that it can come from a worker. */
export interface TreeRow {
  /** JSON pointer of the value, or a text of its own for rows that are no value of the tree. */
  readonly id: string;
  readonly depth: number;
  readonly mark: Mark | null;
  /** Null for what cannot be opened. */
  readonly open: boolean | null;
  /** Place among its siblings, from 1, and how many there are; null for rows that are no value. */
  readonly position: number | null;
  readonly siblings: number;
  readonly content: RowContent;
}

export type RowContent =
  | { readonly kind: "value"; readonly name: string; readonly writtenBy: number | null; readonly value: ShownValue }
  /** Items that are not shown yet. */
  | { readonly kind: "more"; readonly hidden: number; readonly next: number }
  /** Keys folded into one line. */
  | {
      readonly kind: "folded";
      readonly what: "internal" | "unchanged";
      readonly names: readonly string[];
      readonly count: number;
    };

export type ShownValue =
  | { readonly kind: "container"; readonly size: string; readonly preview: string | null }
  | ShownString
  | { readonly kind: "number" | "keyword"; readonly parts: readonly Part[] };

export interface ShownString {
  readonly kind: "string";
  readonly parts: readonly Part[];
  /** Shown as a block of lines. */
  readonly lines: boolean;
  /** Whether text before or after is left out. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** Size of the whole, where some of it is or was left out. */
  readonly whole: { readonly lines: number; readonly characters: number } | null;
}
