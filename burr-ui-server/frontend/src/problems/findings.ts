import type { Problem, RunInsight, StepSummary } from "../api/types";
import { formatBytes, formatMicros, plural } from "../format";
import { cutOff, findingsOf, type Finding } from "../inspector/insight/texts";

const MOST_STEPS = 8;

/** What the list of steps tells without a look into the log: steps that are missing or were cut off. */
export function quickFindings(steps: readonly StepSummary[], unreadable: number): Finding[] {
  const found: Finding[] = [];
  if (unreadable > 0) {
    found.push({ id: "unreadable", text: `${plural(unreadable, "part")} of this run cannot be read.`, steps: [] });
  }
  const behindGaps = steps.filter((step, index) => {
    const before = steps[index - 1];
    return before !== undefined && step.sequenceId - before.sequenceId > 1;
  });
  if (behindGaps.length > 0) {
    const text = `Steps are missing in ${plural(behindGaps.length, "place")}, before`;
    found.push({ id: "missing", text, steps: numbers(behindGaps) });
  }
  return [...found, ...cutOff(steps)];
}

function numbers(steps: readonly StepSummary[]): number[] {
  return steps.slice(0, MOST_STEPS).map(({ sequenceId }) => sequenceId);
}

/** All that is odd about a run: what the log says, and what else cannot be read of it. */
export function allFindings(insight: RunInsight, steps: readonly StepSummary[], unreadable: number): Finding[] {
  const quick = quickFindings(steps, unreadable);
  const ofLog = findingsOf(insight, steps).filter(({ id }) => id !== "unreadable");
  const missing = quick.find(({ id }) => id === "missing")?.steps ?? [];
  return [
    ...quick.filter(({ id }) => id === "unreadable"),
    ...ofLog.map((finding) => (finding.id === "missing" ? { ...finding, steps: missing } : finding)),
  ];
}

/** What is no problem by itself, but worth a look. */
export function notesOf({ growth, slowest }: RunInsight): Finding[] {
  const notes: Finding[] = [];
  if (growth !== null && growth.largestBytes > 0) {
    const text = `The state grew from ${formatBytes(growth.firstBytes)} to ${formatBytes(growth.lastBytes)}, most in one step, by ${formatBytes(growth.largestBytes)}:`;
    notes.push({ id: "growth", text, steps: [growth.largestStep] });
  }
  const [first] = slowest;
  if (first !== undefined) {
    const text = `The slowest step took ${formatMicros(first.durationMicros)}:`;
    notes.push({ id: "slowest", text, steps: [first.sequenceId] });
  }
  return notes;
}

/** "Line 12: …"; what is about a file as a whole has no line. */
export function problemText({ line, message }: Problem): string {
  return line > 0 ? `Line ${line}: ${message}` : message;
}
