import type {
  ActionView,
  AttributeView,
  Change,
  GraphView,
  JsonObject,
  JsonValue,
  Pointer,
  StepStatus,
} from "../src/api/types.ts";

/** One step as the mock server keeps it. */
export interface RecordedStep {
  sequenceId: number;
  action: string;
  status: StepStatus;
  start: number;
  micros: number | null;
  inputs: JsonObject;
  result: JsonObject | null;
  exception: string | null;
  before: JsonObject | null;
  after: JsonObject | null;
  condition: string | null;
  values: JsonObject | null;
  attributes: AttributeView[];
  spans: number;
}

export interface RecordedRun {
  appId: string;
  partitionKey: string | null;
  graph: GraphView | null;
  steps: RecordedStep[];
  parent: Pointer | null;
  spawnedBy: Pointer | null;
  problems: { line: number; offset: number; message: string }[];
  version: number;
}

export interface StepScript {
  action: string;
  micros: number;
  inputs?: JsonObject;
  result?: JsonObject;
  set?: JsonObject;
  remove?: string[];
  exception?: string;
  condition?: string;
  values?: JsonObject;
  attributes?: AttributeView[];
  spans?: number;
  /** Pause before the step, in ms. */
  idle?: number;
  status?: StepStatus;
}

export function emptyRun(appId: string, graph: GraphView | null, partitionKey: string | null = null): RecordedRun {
  return { appId, partitionKey, graph, steps: [], parent: null, spawnedBy: null, problems: [], version: 0 };
}

/** Adds a step that begins where the run stands, or at `start`. */
export function record(run: RecordedRun, script: StepScript, start: number): RecordedStep {
  const previous = run.steps.at(-1);
  const before = previous === undefined ? null : (previous.after ?? previous.before);
  const failed = script.exception !== undefined;
  const running = script.status === "running" || script.status === "interrupted";
  const after: JsonObject = { ...before, ...(failed ? {} : script.set) };
  if (!failed) for (const key of script.remove ?? []) Reflect.deleteProperty(after, key);
  const step: RecordedStep = {
    sequenceId: (previous?.sequenceId ?? -1) + 1,
    action: script.action,
    status: script.status ?? (failed ? "failed" : "succeeded"),
    start,
    micros: running ? null : script.micros,
    inputs: script.inputs ?? {},
    result: failed || running ? null : (script.result ?? {}),
    exception: script.exception ?? null,
    before,
    after: running ? null : after,
    condition: script.condition ?? null,
    values: script.values ?? null,
    attributes: script.attributes ?? [],
    spans: script.spans ?? 0,
  };
  run.steps.push(step);
  run.version += 1;
  return step;
}

/** Plays all scripts one after the other from `start` on; returns when the last one ended. */
export function play(run: RecordedRun, scripts: StepScript[], start: number): number {
  let clock = start;
  for (const script of scripts) {
    clock += script.idle ?? 0;
    record(run, script, clock);
    clock += script.micros / 1000 + 0.2;
  }
  return clock;
}

export function action(
  name: string,
  reads: string[],
  writes: string[],
  code: string,
  inputs: string[] = [],
): ActionView {
  return { name, reads, writes, inputs, optionalInputs: [], code };
}

export function changedKeys(before: JsonObject | null, after: JsonObject | null) {
  const old = before ?? {};
  const now = after ?? old;
  const added = Object.keys(now).filter((key) => !(key in old));
  const removed = Object.keys(old).filter((key) => !(key in now));
  const changed = Object.keys(now).filter((key) => key in old && !same(old[key], now[key]));
  return { added, changed, removed };
}

function same(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Differences of two values; a list that grew shows its new items only. */
export function differences(before: JsonValue, after: JsonValue, path: (string | number)[] = []): Change[] {
  if (same(before, after)) return [];
  const change = (kind: Change["kind"], old: JsonValue, now: JsonValue, at: (string | number)[]): Change => ({
    path: at,
    kind,
    before: old,
    after: now,
    writtenBy: null,
  });
  const entries = childPairs(before, after);
  if (entries === null) return [change("changed", before, after, path)];
  return entries.flatMap(([key, old, now]) => {
    const at = [...path, key];
    if (old === undefined) return [change("added", null, now ?? null, at)];
    if (now === undefined) return [change("removed", old, null, at)];
    return differences(old, now, at);
  });
}

type Pair = [string | number, JsonValue | undefined, JsonValue | undefined];

function childPairs(before: JsonValue, after: JsonValue): Pair[] | null {
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => [i, before[i], after[i]]);
  }
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...names].map((name) => [name, before[name], after[name]]);
  }
  return null;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
