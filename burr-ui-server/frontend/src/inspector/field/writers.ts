import type { StepSummary } from "../../api/types";

export interface Writer {
  readonly sequenceId: number;
  readonly action: string;
  readonly kind: "added" | "changed" | "removed";
}

const KINDS = ["added", "changed", "removed"] as const;

/** The steps that touched a key until a place in the list, the last one first. */
export function writersOf(steps: readonly StepSummary[], key: string, until: number): readonly Writer[] {
  const writers: Writer[] = [];
  for (let at = Math.min(until, steps.length - 1); at >= 0; at--) {
    const step = steps[at];
    const kind = KINDS.find((each) => step?.[each].includes(key));
    if (step === undefined || kind === undefined) continue;
    writers.push({ sequenceId: step.sequenceId, action: step.action, kind });
  }
  return writers;
}
