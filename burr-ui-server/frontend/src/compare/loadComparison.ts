import type { Comparison, StepPair } from "../api/types";

/** What is known of two runs; while it is loaded, the pairs from the start on. */
export interface LoadedComparison extends Omit<Comparison, "nextAfter" | "pairs"> {
  readonly pairs: readonly StepPair[];
  readonly complete: boolean;
}

/** Asks the server for the pairs behind an index. */
export type LoadWindow = (after: number, limit: number) => Promise<Comparison>;

const FIRST = 500;
const NEXT = 2000;
/** A run that grows faster than it is read is shown as it was when it was read last. */
const MOST_STARTS = 3;

/**
 * Loads all pairs, window by window, and hands out what it has. A run that has grown in between may be paired otherwise, so that
 * it begins anew then.
 */
export async function loadComparison(
  load: LoadWindow,
  progressed: (known: LoadedComparison) => void,
): Promise<LoadedComparison> {
  for (let start = 1; ; start += 1) {
    const first = await load(-1, FIRST);
    const pairs = [...first.pairs];
    let page = first;
    while (page.nextAfter !== null && (page.version === first.version || start === MOST_STARTS)) {
      progressed({ ...first, pairs: [...pairs], complete: false });
      const next = await load(page.nextAfter, NEXT);
      // A server that does not move on must not be asked forever.
      if (next.nextAfter !== null && next.nextAfter <= page.nextAfter) break;
      page = next;
      if (page.version === first.version || start === MOST_STARTS) pairs.push(...page.pairs);
    }
    if (page.version === first.version || start === MOST_STARTS) return { ...first, pairs, complete: true };
  }
}
