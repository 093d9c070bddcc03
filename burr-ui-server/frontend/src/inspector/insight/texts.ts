import type { RunInsight, StepSummary, Usage } from "../../api/types";
import { formatCount, plural } from "../../format";
import { STEPS_AT_MOST } from "../../run/stepList";

/** Something odd about a run, and the steps to look at. */
export interface Finding {
  readonly id: string;
  readonly text: string;
  readonly steps: readonly number[];
}

const MOST_STEPS = 8;

/**
 * What is odd about a run, the worst first; empty when nothing is. Its steps tell which of those without an end were cut off: the
 * log alone can't tell one that is still running.
 */
export function findingsOf(insight: RunInsight, steps: readonly StepSummary[]): Finding[] {
  const found: Finding[] = [];
  if (insight.unreadableLines > 0) {
    const lines = plural(insight.unreadableLines, "line");
    found.push({ id: "unreadable", text: `${lines} of the log cannot be read: what they said is lost.`, steps: [] });
  }
  if (insight.missingSteps > 0) {
    const stretches = insight.gaps.map(({ first, last }) => (first === last ? `#${first}` : `#${first}–#${last}`));
    const missing = `${plural(insight.missingSteps, "step")} missing between others: ${stretches.join(", ")}.`;
    found.push({ id: "missing", text: missing, steps: [] });
  }
  const ended = new Set(insight.dropped.filter(({ kind }) => kind === "end").map(({ sequenceId }) => sequenceId));
  const open = insight.open.filter(({ sequenceId }) => !ended.has(sequenceId));
  found.push(
    ...cutOff(steps.filter(({ sequenceId }) => !ended.has(sequenceId))),
    ...openBeyond(steps, open),
    ...notRecorded(insight),
  );
  for (const { action, times, sequenceIds } of insight.repeated) {
    found.push({
      id: `repeated ${action} ${sequenceIds.join()}`,
      text: `${action} did the same ${formatCount(times)} times: same inputs, same result.`,
      steps: sequenceIds.slice(0, MOST_STEPS),
    });
  }
  return found;
}

/** Beginnings and ends of steps that there must have been. */
function notRecorded({ dropped, droppedEvents }: RunInsight): Finding[] {
  if (droppedEvents === 0) return [];
  const which = dropped.slice(0, MOST_STEPS);
  const events = which.map(({ kind, sequenceId }) => `${kind === "begin" ? "beginning" : "end"} of #${sequenceId}`);
  const others = droppedEvents - which.length;
  const more = others > 0 ? ` and ${plural(others, "other")}` : "";
  const count = plural(droppedEvents, "event was", "events were");
  return [
    {
      id: "dropped",
      text: `${count} not recorded: ${events.join(", ")}${more}. The log of the service says why.`,
      steps: which.filter(({ kind }) => kind === "end").map(({ sequenceId }) => sequenceId),
    },
  ];
}

/** Steps whose writer is gone without an end of theirs. */
export function cutOff(steps: readonly StepSummary[]): Finding[] {
  const open = steps.filter(({ status }) => status === "interrupted");
  if (open.length === 0) return [];
  const text = `${plural(open.length, "step has", "steps have")} no end: cut off.`;
  return [{ id: "open", text, steps: open.slice(0, MOST_STEPS).map(({ sequenceId }) => sequenceId) }];
}

/** Steps without an end behind those of which anything else is known: a list has no more than so many. */
function openBeyond(steps: readonly StepSummary[], open: RunInsight["open"]): Finding[] {
  const last = steps.at(-1);
  if (last === undefined || steps.length < STEPS_AT_MOST) return [];
  const beyond = open.filter(({ sequenceId }) => sequenceId > last.sequenceId);
  if (beyond.length === 0) return [];
  const text = `${plural(beyond.length, "later step has", "later steps have")} no end: cut off, or still running.`;
  return [{ id: "open beyond", text, steps: beyond.slice(0, MOST_STEPS).map(({ sequenceId }) => sequenceId) }];
}

/** "2 calls, 244 tokens in, 104 out", with what of it came from a cache. */
export function usageText({ calls, inputTokens, outputTokens, cachedInputTokens }: Usage): string {
  const cached = cachedInputTokens === 0 ? "" : ` (${formatCount(cachedInputTokens)} cached)`;
  return `${plural(calls, "call")}, ${formatCount(inputTokens)} tokens in${cached}, ${formatCount(outputTokens)} out`;
}
