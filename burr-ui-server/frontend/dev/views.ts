import type {
  ApplicationStatus,
  ApplicationSummary,
  ChildView,
  Diff,
  JsonValue,
  StepDetail,
  StepSummary,
} from "../src/api/types.ts";
import { changedKeys, differences, type RecordedRun, type RecordedStep } from "./recording.ts";

/** With microseconds, as the server writes them. */
function iso(time: number): string {
  const micros = Math.round((time % 1) * 1000) % 1000;
  return new Date(Math.floor(time)).toISOString().replace("Z", `${String(micros).padStart(3, "0")}Z`);
}

export function applicationSummary(run: RecordedRun, children: ChildView[]): ApplicationSummary {
  const first = run.steps[0];
  const last = run.steps.at(-1);
  const input = first === undefined ? undefined : Object.entries(first.inputs)[0];
  return {
    appId: run.appId,
    partitionKey: run.partitionKey,
    status: statusOf(last),
    steps: run.steps.length,
    failedSteps: run.steps.filter((step) => step.status === "failed").length,
    firstInput: input === undefined ? null : `${input[0]}: ${inputText(input[1])}`.slice(0, 120),
    lastAction: last?.action ?? null,
    firstActivity: first === undefined ? null : iso(first.start),
    lastActivity: last === undefined ? null : iso(last.start + (last.micros ?? 0) / 1000),
    activeMicros: run.steps.reduce((sum, step) => sum + (step.micros ?? 0), 0),
    parent: run.parent,
    spawnedBy: run.spawnedBy,
    children: children.length,
    problems: run.problems.length,
    bytes: run.steps.length * 710,
  };
}

function inputText(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function statusOf(last: RecordedStep | undefined): ApplicationStatus {
  return last === undefined ? "empty" : last.status;
}

export function stepSummary(run: RecordedRun, step: RecordedStep, index: number): StepSummary {
  const changes = changedKeys(step.before, step.after);
  const declared = run.graph?.actions.find((action) => action.name === step.action)?.writes ?? [];
  return {
    index,
    sequenceId: step.sequenceId,
    action: step.action,
    status: step.status,
    start: iso(step.start),
    end: step.micros === null ? null : iso(step.start + step.micros / 1000),
    durationMicros: step.micros,
    ...changes,
    undeclared: changes.changed.filter((key) => !declared.includes(key)),
    condition: step.condition,
    error: step.exception?.split("\n")[0] ?? null,
    attributes: step.attributes.length,
    spans: step.spans,
    attempts: 1,
    stream: null,
  };
}

export function stepDetail(run: RecordedRun, index: number): StepDetail | null {
  const step = run.steps[index];
  if (step === undefined) return null;
  const previous = run.steps[index - 1];
  const action = run.graph?.actions.find((each) => each.name === step.action);
  return {
    step: stepSummary(run, step, index),
    inputs: step.inputs,
    result: step.result,
    exception: step.exception,
    stateAfter: step.after,
    stateBefore: step.before,
    stateProblem: null,
    attributes: step.attributes,
    writtenBy: writtenBy(run, index),
    from:
      previous === undefined
        ? null
        : { sequenceId: previous.sequenceId, action: previous.action, condition: step.condition, values: step.values },
    reads: action?.reads ?? [],
    writes: action?.writes ?? [],
    code: action?.code ?? "",
    bytes: JSON.stringify(step.after).length,
  };
}

function writtenBy(run: RecordedRun, upTo: number): Record<string, number> {
  const writers: Record<string, number> = {};
  for (const step of run.steps.slice(0, upTo + 1)) {
    const { added, changed } = changedKeys(step.before, step.after);
    for (const key of [...added, ...changed]) writers[key] = step.sequenceId;
  }
  return writers;
}

export function diffOf(run: RecordedRun, from: number | null, to: number): Diff | null {
  const target = run.steps.findIndex((step) => step.sequenceId === to);
  const step = run.steps[target];
  const base = from === null ? run.steps[target - 1] : run.steps.find((each) => each.sequenceId === from);
  if (step === undefined) return null;
  const writers = writtenBy(run, target);
  const changes = differences(base?.after ?? {}, step.after ?? step.before ?? {});
  return {
    from: base?.sequenceId ?? null,
    fromApp: run.appId,
    to,
    changes: changes.map((change) => ({ ...change, writtenBy: writers[String(change.path[0])] ?? null })),
    truncated: false,
    approximate: false,
  };
}
