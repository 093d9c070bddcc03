import type { StepPage, StepSummary } from "../api/types";

/** Beyond this a list is a window and says so. */
export const STEPS_AT_MOST = 20_000;

/** What is known of a run's steps. `steps[i].index` is always `i`. */
export interface StepList {
  readonly steps: readonly StepSummary[];
  /** Steps the run has, known here or not. */
  readonly total: number;
  readonly version: string;
}

export const NO_STEPS: StepList = { steps: [], total: 0, version: "" };

/** Outcome of a merge; `torn` when the page does not continue the list and the list has to be loaded anew. */
export type Merge = { readonly kind: "merged"; readonly list: StepList } | { readonly kind: "torn" };

/**
 * Puts a page into the list. Steps that did not change keep their identity, so that their rows need not be drawn
 * again. A run that was deleted and written anew shows in a page that does not fit what is known.
 */
export function mergePage(list: StepList, page: StepPage): Merge {
  const first = page.steps[0];
  if (first === undefined) {
    return page.total < list.steps.length ? { kind: "torn" } : merged(list, list.steps, page);
  }
  if (first.index > list.steps.length || page.total < list.steps.length) {
    return { kind: "torn" };
  }
  const known = list.steps[first.index];
  if (known !== undefined && (known.sequenceId !== first.sequenceId || known.start !== first.start)) {
    return { kind: "torn" };
  }
  const fresh = page.steps.slice(0, STEPS_AT_MOST - first.index).map((step) => {
    const before = list.steps[step.index];
    return before !== undefined && sameStep(before, step) ? before : step;
  });
  const end = first.index + fresh.length;
  const unchanged = end <= list.steps.length && fresh.every((step) => list.steps[step.index] === step);
  if (unchanged) {
    // Something changed, and it is none of the last steps: an earlier one was run again.
    const earlier = first.index > 0 && page.version !== list.version && !isCut(list);
    return earlier ? { kind: "torn" } : merged(list, list.steps, page);
  }
  return merged(list, [...list.steps.slice(0, first.index), ...fresh, ...list.steps.slice(end)], page);
}

/** Where to ask from: the last known step again, as it may have ended since, and what follows it. */
export function refreshAfter(list: StepList): number {
  const unfinished = list.steps.findLastIndex((step) => step.status === "running");
  const again = unfinished === -1 ? list.steps.length - 1 : unfinished;
  return Math.max(0, again) - 1;
}

/** Whether the steps beyond the list are left out on purpose. */
export function isCut(list: StepList): boolean {
  return list.steps.length >= STEPS_AT_MOST && list.total > list.steps.length;
}

function merged(list: StepList, steps: readonly StepSummary[], page: StepPage): Merge {
  if (list.steps === steps && list.total === page.total && list.version === page.version) {
    return { kind: "merged", list };
  }
  return { kind: "merged", list: { steps, total: page.total, version: page.version } };
}

function sameStep(a: StepSummary, b: StepSummary): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
