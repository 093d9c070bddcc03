import type { StepPage, StepSummary } from "../api/types";

/** A step that took a millisecond, a second after the one before; what matters to a test is given. */
export function step(index: number, given: Partial<StepSummary> = {}): StepSummary {
  const start = new Date(Date.UTC(2026, 10, 23, 12, 0, index)).toISOString();
  return {
    index,
    sequenceId: index,
    action: "count",
    status: "succeeded",
    start,
    end: start,
    durationMicros: 1000,
    added: [],
    changed: [],
    removed: [],
    undeclared: [],
    condition: null,
    error: null,
    attributes: 0,
    spans: 0,
    attempts: 1,
    stream: null,
    ...given,
  };
}

export function steps(count: number, from = 0): StepSummary[] {
  return Array.from({ length: count }, (_, i) => step(from + i));
}

/** What the server answers for the steps after an index. */
export function page(all: readonly StepSummary[], after: number, limit: number, version = "v1"): StepPage {
  const chosen = all.filter((s) => s.index > after).slice(0, limit);
  const last = chosen.at(-1)?.index ?? after;
  return { steps: chosen, total: all.length, version, nextAfter: last < all.length - 1 ? last : null };
}

/** A promise that a test keeps or breaks when it likes. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<T>((kept, broken) => {
    resolve = kept;
    reject = broken;
  });
  return { promise, resolve, reject };
}
