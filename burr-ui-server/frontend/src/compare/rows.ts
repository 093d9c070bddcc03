import type { ApplicationSummary, StepPair, Usage } from "../api/types";
import { formatCount } from "../format";

/** Pairs that are folded into a line. */
export interface FoldRow {
  readonly kind: "fold";
  readonly key: string;
  readonly text: string;
  readonly open: boolean;
}

export interface PairRow {
  readonly kind: "pair";
  readonly key: string;
  readonly pair: StepPair;
}

export type CompareRow = FoldRow | PairRow;

export interface RowChoices {
  /** Whether steps from before the fork are listed. */
  readonly sharedOpen: boolean;
  /** Whether pairs that did the same are folded. */
  readonly hideSame: boolean;
  /** A pair that is listed in any case. */
  readonly selected: number | null;
}

export const SHARED = "shared";

/** The lines of the list: steps that are shared in one, and those that did the same if they are not wanted. */
export function compareRows(pairs: readonly StepPair[], shared: number, choices: RowChoices): CompareRow[] {
  const rows: CompareRow[] = [];
  const before = pairs.slice(0, shared);
  if (before.length > 0) {
    rows.push({ kind: "fold", key: SHARED, text: sharedText(before, shared), open: choices.sharedOpen });
    if (choices.sharedOpen) rows.push(...before.map(pairRow));
  }
  let same = 0;
  const flush = () => {
    if (same === 0) return;
    const count = same === 1 ? "1 step did the same" : `${formatCount(same)} steps did the same`;
    rows.push({ kind: "fold", key: `same ${rows.length}`, text: count, open: false });
    same = 0;
  };
  for (const pair of pairs.slice(shared)) {
    if (choices.hideSame && pair.relation === "same" && pair.index !== choices.selected) {
      same += 1;
    } else {
      flush();
      rows.push(pairRow(pair));
    }
  }
  flush();
  return rows;
}

function pairRow(pair: StepPair): PairRow {
  return { kind: "pair", key: String(pair.index), pair };
}

function sharedText(before: readonly StepPair[], shared: number): string {
  const number = (pair: StepPair | undefined) => (pair?.a ?? pair?.b)?.sequenceId ?? 0;
  const first = number(before[0]);
  const last = number(before.at(-1));
  const steps = shared === 1 ? "1 step" : `${formatCount(shared)} steps`;
  return `${first === last ? `#${first}` : `#${first} to #${last}`}: ${steps} shared, from before the fork`;
}

/** Whether the runs did not do the same there. */
export function differs({ relation }: StepPair): boolean {
  return relation === "different" || relation === "only-a" || relation === "only-b";
}

/** The next pair in a direction that the runs do not have in common; null where there is none. */
export function nextDifference(pairs: readonly StepPair[], from: number, by: 1 | -1): number | null {
  for (let index = from + by; index >= 0 && index < pairs.length; index += by) {
    const pair = pairs[index];
    if (pair !== undefined && differs(pair)) return index;
  }
  return null;
}

/** Where to look first: at the first difference, else at the first step behind the fork. */
export function firstOf(pairs: readonly StepPair[], shared: number): number | null {
  return nextDifference(pairs, -1, 1) ?? (pairs.length === 0 ? null : Math.min(shared, pairs.length - 1));
}

export interface Counts {
  readonly different: number;
  readonly same: number;
}

/** How many pairs differ; what is shared did the same. */
export function countsOf(pairs: readonly StepPair[]): Counts {
  const different = pairs.filter(differs).length;
  const same = pairs.filter(({ relation }) => relation === "same" || relation === "shared").length;
  return { different, same };
}

/** How a pair stands in the address: the number of A's step, or "b" and that of B's where A has none. */
export function pairName({ a, b }: StepPair): string {
  return a === null ? `b${b?.sequenceId ?? 0}` : String(a.sequenceId);
}

export function pairNamed(pairs: readonly StepPair[], name: string | null): number | null {
  if (name === null || name === "") return null;
  const index = pairs.findIndex((pair) => pairName(pair) === name);
  return index < 0 ? null : index;
}

/** What stands between the two. */
export function relationText({ relation, keys, ending, a, b }: StepPair): string {
  switch (relation) {
    case "shared":
      return "shared";
    case "same":
      return "same change";
    case "only-a":
      return "only in A";
    case "only-b":
      return "only in B";
    case "unknown":
      return "not known";
    case "different":
      return [...(ending ? [endingText(a?.status, b?.status)] : []), ...keys].join(", ");
  }
}

function endingText(a: string | undefined, b: string | undefined): string {
  return a === b ? "another error" : `${a ?? ""} → ${b ?? ""}`;
}

/** "+9 %", "−20 %"; empty where nothing changed or there is nothing to compare with. */
export function changeText(a: number | null, b: number | null): string {
  if (a === null || b === null || a === 0 || a === b) return "";
  const percent = Math.round((100 * (b - a)) / a);
  if (percent === 0) return "";
  return `${percent > 0 ? "+" : "−"}${formatCount(Math.abs(percent))} %`;
}

export function tokensOf(usage: Usage | undefined): number | null {
  return usage === undefined || usage.calls === 0 ? null : usage.inputTokens + usage.outputTokens;
}

/** "of A at #7", where one run was forked from the other. */
export function forkText(run: ApplicationSummary, other: ApplicationSummary, otherName: "A" | "B"): string | null {
  const { parent } = run;
  if (parent?.appId !== other.appId) return null;
  return parent.sequenceId === null ? `of ${otherName}` : `of ${otherName} at #${parent.sequenceId}`;
}
