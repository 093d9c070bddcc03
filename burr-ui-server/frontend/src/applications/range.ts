import { asMicros } from "./duration";

/** Something that runs have more or less of, and how it is written. */
export interface RangeKind {
  readonly name: string;
  readonly hint: string;
  /** Null for what is not understood. */
  readonly numberOf: (text: string) => number | null;
  /** As the address keeps it. */
  readonly kept: (text: string) => string;
}

const factors: ReadonlyMap<string | undefined, number> = new Map([
  ["", 1],
  ["k", 1_000],
  ["m", 1_000_000],
]);

/** "200", "12k" or "1.5M" tokens. Null for what is none of these. */
export function asTokens(text: string): number | null {
  const parts = /^(\d{1,12}(?:\.\d{1,6})?)\s*([km]?)$/.exec(text.trim().toLowerCase());
  const factor = factors.get(parts?.[2]);
  return parts === null || factor === undefined ? null : Math.round(Number(parts[1]) * factor);
}

/** "0.05" or "$2". Null for what is none of these. */
export function asCost(text: string): number | null {
  const parts = /^[$€£]?\s*(\d{1,9}(?:\.\d{1,9})?)$/.exec(text.trim());
  return parts === null ? null : Number(parts[1]);
}

const dense = (text: string) => text.replaceAll(" ", "");

/** How long the steps of a run took together. */
export const durations: RangeKind = {
  name: "Duration",
  hint: "A number with µs, ms, s, min or h, as in 1.5s",
  numberOf: asMicros,
  // Nobody has to guess which unit a number alone was meant in.
  kept: (text) => (/^[\d.]+$/.test(dense(text)) ? `${dense(text)}s` : dense(text)),
};

/** What language models took in and gave out. */
export const tokenCounts: RangeKind = {
  name: "Tokens",
  hint: "In and out, as in 12k or 1.5M",
  numberOf: asTokens,
  kept: dense,
};

export const costs: RangeKind = {
  name: "Cost",
  hint: "By list prices, as in 0.05",
  numberOf: asCost,
  kept: (text) => dense(text).replace(/^[$€£]/, ""),
};

export function rangeText(min: string, max: string): string {
  if (min !== "" && max !== "") return `${min} to ${max}`;
  return min !== "" ? `at least ${min}` : max === "" ? "" : `at most ${max}`;
}
