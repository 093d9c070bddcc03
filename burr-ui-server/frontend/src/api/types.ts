/** The shapes of /api/v1, named as the server names them. Times are ISO-8601 texts in UTC. */

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export type JsonObject = Record<string, JsonValue>;

export type ApplicationStatus = "succeeded" | "failed" | "running" | "interrupted" | "empty";

export type StepStatus = "succeeded" | "failed" | "running" | "interrupted";

export interface Info {
  version: string;
  /** Display path of the storage, "~" for the home directory. */
  storage: string;
  samples: boolean;
  startedAt: string;
}

export interface ProjectList {
  projects: ProjectSummary[];
}

export interface ProjectSummary {
  id: string;
  runs: number;
  failedRuns: number;
  runningRuns: number;
  created: string | null;
  lastActivity: string | null;
  /** Fourteen days, oldest first. */
  activity: ActivityDay[];
  /** Why the folder cannot be read, or null. */
  problem: string | null;
}

export interface ActivityDay {
  /** ISO date. */
  day: string;
  steps: number;
  failed: number;
}

export interface ApplicationPage {
  applications: ApplicationSummary[];
  nextCursor: string | null;
  total: number;
}

export interface ApplicationSummary {
  appId: string;
  partitionKey: string | null;
  status: ApplicationStatus;
  steps: number;
  failedSteps: number;
  /** "name: value" of the first step's inputs, at most 120 characters. */
  firstInput: string | null;
  lastAction: string | null;
  firstActivity: string | null;
  lastActivity: string | null;
  /** Sum of the step durations. */
  activeMicros: number;
  /** The run this one was forked from. */
  parent: Pointer | null;
  spawnedBy: Pointer | null;
  children: number;
  problems: number;
  bytes: number;
}

export interface Pointer {
  appId: string;
  partitionKey: string | null;
  sequenceId: number | null;
}

export interface ApplicationDetail {
  project: string;
  summary: ApplicationSummary;
  graph: GraphView | null;
  children: ChildView[];
  /** Neighbours in the project's list. */
  newer: string | null;
  older: string | null;
  problems: Problem[];
  version: string;
}

export interface GraphView {
  entrypoint: string;
  actions: ActionView[];
  transitions: TransitionView[];
}

export interface ActionView {
  name: string;
  reads: string[];
  writes: string[];
  inputs: string[];
  optionalInputs: string[];
  code: string;
}

export interface TransitionView {
  from: string;
  to: string;
  condition: string;
}

export interface ChildView {
  appId: string;
  partitionKey: string | null;
  sequenceId: number | null;
  kind: "fork" | "spawn_start";
  time: string | null;
}

export interface Problem {
  line: number;
  offset: number;
  message: string;
}

export interface StepPage {
  steps: StepSummary[];
  total: number;
  version: string;
  nextAfter: number | null;
}

export interface StepSummary {
  /** Zero-based place in the list; attempts of one sequence id have different places. */
  index: number;
  sequenceId: number;
  action: string;
  status: StepStatus;
  start: string;
  end: string | null;
  durationMicros: number | null;
  /** Top-level keys of the user's state against the previous state. */
  added: string[];
  changed: string[];
  removed: string[];
  /** Changed although the action does not declare them as written. */
  undeclared: string[];
  /** Condition of the transition taken into this step, where there was a choice. */
  condition: string | null;
  /** First line of the exception. */
  error: string | null;
  attributes: number;
  spans: number;
  attempts: number;
}

export interface StepDetail {
  step: StepSummary;
  inputs: JsonObject;
  result: JsonObject | null;
  exception: string | null;
  stateAfter: JsonObject | null;
  /** Null for the first step when it is not known. */
  stateBefore: JsonObject | null;
  attributes: AttributeView[];
  /** Sequence id of the step that wrote each key last. */
  writtenBy: Record<string, number>;
  from: StepOrigin | null;
  reads: string[];
  writes: string[];
  code: string;
  bytes: number;
}

export interface StepOrigin {
  sequenceId: number;
  action: string;
  condition: string | null;
  values: JsonObject | null;
}

export interface AttributeView {
  key: string;
  value: JsonValue;
  spanId: string | null;
  time: string | null;
}

export interface Diff {
  from: number | null;
  to: number;
  changes: Change[];
  truncated: boolean;
}

export interface Change {
  path: (string | number)[];
  kind: "added" | "removed" | "changed";
  before: JsonValue;
  after: JsonValue;
  writtenBy: number | null;
}

/** Data of a `change` event of /api/v1/changes. */
export interface ChangeNotice {
  project: string;
  app: string;
  version: string;
}

/** application/problem+json. */
export interface ProblemDetail {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
}
