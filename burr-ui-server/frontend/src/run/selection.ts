import type { StepSummary } from "../api/types";

/** Where a selection goes in the list on show. */
export type Move =
  "next" | "previous" | "pageDown" | "pageUp" | "first" | "last" | "nextFailure" | "previousFailure" | "anyFailure";

const PAGE = 20;

/** The step a page opens on when its address names none: the last one that failed, else the last; running goes first. */
export function openingStep(steps: readonly StepSummary[]): StepSummary | null {
  const last = steps.at(-1) ?? null;
  if (last === null || last.status === "running") return last;
  return steps.findLast((step) => step.status === "failed") ?? last;
}

/** The step of a sequence id; of several attempts the last. */
export function stepOf(steps: readonly StepSummary[], sequenceId: number | null): StepSummary | null {
  if (sequenceId === null) return null;
  // Mostly the ids count from zero without a hole; a second attempt would stand further down.
  return steps.findLast((step) => step.sequenceId === sequenceId) ?? null;
}

/** The step that a move leads to, among those on show; null when there is none to go to. */
export function moved(visible: readonly StepSummary[], selected: StepSummary | null, move: Move): StepSummary | null {
  const last = visible.length - 1;
  if (last < 0) return null;
  const before = countBefore(visible, selected);
  const isShown = selected !== null && visible[before]?.index === selected.index;
  const after = isShown ? before + 1 : before;
  switch (move) {
    case "first":
      return visible[0] ?? null;
    case "last":
      return visible[last] ?? null;
    case "next":
      return visible[selected === null ? 0 : after] ?? null;
    case "previous":
      return selected === null ? (visible[last] ?? null) : (visible[before - 1] ?? null);
    case "pageDown":
      return visible[Math.min(last, before + PAGE)] ?? null;
    case "pageUp":
      return visible[Math.max(0, before - PAGE)] ?? null;
    case "nextFailure":
      return visible.slice(selected === null ? 0 : after).find(hasFailed) ?? null;
    case "anyFailure":
      return moved(visible, selected, "nextFailure") ?? visible.find(hasFailed) ?? null;
    case "previousFailure":
      return visible.slice(0, selected === null ? visible.length : before).findLast(hasFailed) ?? null;
  }
}

/** How many of the shown steps stand before the selected one, which itself need not be shown. */
function countBefore(visible: readonly StepSummary[], selected: StepSummary | null): number {
  if (selected === null) return 0;
  const at = visible.findIndex((step) => step.index >= selected.index);
  return at === -1 ? visible.length : at;
}

function hasFailed(step: StepSummary): boolean {
  return step.status === "failed";
}
