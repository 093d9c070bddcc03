import type { StepSummary } from "../api/types";

const TIMES_MEDIAN = 3;
const LEAST_MICROS = 100_000;

/**
 * Indexes of the slow steps: over three times the median of their action, and at least 100 ms. Steps without an end
 * are neither slow nor part of the median.
 */
export function slowSteps(steps: readonly StepSummary[]): ReadonlySet<number> {
  const durations = new Map<string, number[]>();
  for (const step of steps) {
    if (step.durationMicros !== null) {
      const known = durations.get(step.action);
      if (known === undefined) {
        durations.set(step.action, [step.durationMicros]);
      } else {
        known.push(step.durationMicros);
      }
    }
  }
  const medians = new Map([...durations].map(([action, values]) => [action, median(values)]));
  const slow = new Set<number>();
  for (const step of steps) {
    const usual = medians.get(step.action);
    const took = step.durationMicros;
    if (took !== null && usual !== undefined && took >= LEAST_MICROS && took > TIMES_MEDIAN * usual) {
      slow.add(step.index);
    }
  }
  return slow;
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
