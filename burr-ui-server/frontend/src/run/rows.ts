import type { ApplicationDetail, ChildView, Pointer, Problem, StepPage, StepSummary, StepTrace } from "../api/types";
import { traceRows, type TraceRow } from "../inspector/spans/rows";
import type { Gap } from "./timeline";

/** One line of the step list. */
export type Row =
  | { readonly kind: "parent"; readonly key: string; readonly relation: "fork" | "spawn"; readonly parent: Pointer }
  | {
      readonly kind: "problems";
      readonly key: string;
      /** Lines of the log, or another file of the run. */
      readonly of: "lines" | "files";
      readonly problems: readonly Problem[];
    }
  | { readonly kind: "gap"; readonly key: string; readonly micros: number }
  | {
      readonly kind: "step";
      readonly key: string;
      readonly step: StepSummary;
      readonly children: number;
      /** Null when nothing hangs below it. */
      readonly open: boolean | null;
    }
  | {
      /** A span or a stream of a step; null while it is on its way. */
      readonly kind: "trace";
      readonly key: string;
      readonly step: StepSummary;
      readonly traced: { readonly row: TraceRow; readonly totalMicros: number } | null;
    }
  | {
      readonly kind: "child";
      readonly key: string;
      readonly child: ChildView;
      /** The step of this run that it hangs below, through whichever other runs; null where that is not known. */
      readonly parent: StepSummary | null;
      readonly depth: number;
      /** Null where it is only linked to: too deep, or one that it hangs below itself. */
      readonly open: boolean | null;
      /** Whether it, or what it hangs below, is a fork, which runs when its reader likes. */
      readonly forked: boolean;
    }
  | {
      readonly kind: "childStep";
      readonly key: string;
      readonly child: ChildView;
      readonly step: StepSummary;
      readonly parent: StepSummary | null;
      readonly depth: number;
      readonly forked: boolean;
    }
  | {
      readonly kind: "childRest";
      readonly key: string;
      readonly child: ChildView;
      readonly depth: number;
      /** Steps that are not listed; null while none is known. */
      readonly hidden: number | null;
      /** Whether more of them can be listed here. */
      readonly more: boolean;
    }
  | { readonly kind: "end"; readonly key: string; readonly step: StepSummary; readonly at: string | null }
  | { readonly kind: "cut"; readonly key: string; readonly shown: number; readonly total: number };

/** What is known of what happened inside of steps. */
export interface Inside {
  /** By the place of the step in the list. */
  readonly traces: ReadonlyMap<number, StepTrace>;
  /** The sub-applications and forks that are open. */
  readonly children: ReadonlyMap<string, ChildInside>;
}

/** What is known of an application that hangs below a step. */
export interface ChildInside {
  /** Its first steps; undefined while they are on their way. */
  readonly page: StepPage | undefined;
  /** Its own sub-applications and forks, as far as they are known. */
  readonly children: readonly ChildView[];
  /** Whether more steps can be listed. */
  readonly more: boolean;
}

export const NOTHING_INSIDE: Inside = { traces: new Map(), children: new Map() };

export interface RowsInput {
  /** The steps to show, filtered or not. */
  readonly steps: readonly StepSummary[];
  /** Whether `steps` is only a choice: then nothing stands between them that is no step. */
  readonly filtered: boolean;
  readonly gaps: readonly Gap[];
  readonly detail: Pick<ApplicationDetail, "summary" | "children" | "problems"> | null;
  /** Sequence ids whose children the reader has opened or closed herself. */
  readonly toggled: ReadonlyMap<number, boolean>;
  readonly inside: Inside;
  /** How many steps the run has when the list is only a window of it. */
  readonly cutFrom: number | null;
  /** Whether the last step of `steps` is the last of the run. */
  readonly complete: boolean;
}

/** A step with more children than this keeps them folded until asked. */
const CHILDREN_OPEN_AT_MOST = 5;

export function rowsOf(input: RowsInput): readonly Row[] {
  const { steps, filtered, detail } = input;
  const rows: Row[] = [];
  const children = childrenBySequenceId(filtered ? [] : (detail?.children ?? []));
  const gaps = new Map(filtered ? [] : input.gaps.map((gap) => [gap.index, gap.micros]));
  if (!filtered && detail !== null) {
    rows.push(...headOf(detail));
  }
  steps.forEach((step, position) => {
    const gap = gaps.get(step.index);
    if (gap !== undefined) {
      rows.push({ kind: "gap", key: `gap-${step.index}`, micros: gap });
    }
    // Children belong to the sequence id; they stand once, below its last attempt.
    const last = steps[position + 1]?.sequenceId !== step.sequenceId;
    const own = last ? (children.get(step.sequenceId) ?? []) : [];
    const traced = tracedIn(step);
    const hasMore = last && (own.length > 0 || traced > 0);
    const open = hasMore ? isOpen(step, own.length, input) : null;
    rows.push({ kind: "step", key: `step-${step.index}`, step, children: own.length, open });
    if (open === true) {
      rows.push(...traceOf(step, traced, input.inside));
      own.forEach((child, at) => rows.push(...childRows(child, `${step.sequenceId}-${at}`, below(step, input))));
    }
  });
  if (!filtered) {
    (children.get(null) ?? []).forEach((child, at) => rows.push(...childRows(child, `x-${at}`, below(null, input))));
    rows.push(...footOf(input));
  }
  return rows;
}

/** How many rows there will be for what the step traced. */
export function tracedIn({ spans, stream }: StepSummary): number {
  return spans + (stream === null ? 0 : 1);
}

/** A step with a few children and nothing else below it is open from the start. */
function isOpen(step: StepSummary, children: number, { toggled, filtered }: RowsInput): boolean {
  const few = children > 0 && children <= CHILDREN_OPEN_AT_MOST && tracedIn(step) === 0;
  return toggled.get(step.sequenceId) ?? (few && !filtered);
}

/** As many rows as there will be, from the start, so that nothing moves when they come. */
function traceOf(step: StepSummary, expected: number, inside: Inside): Row[] {
  const trace = inside.traces.get(step.index);
  if (trace === undefined) {
    return Array.from({ length: expected }, (_, at) => ({
      kind: "trace",
      key: `trace-${step.index}-${at}`,
      step,
      traced: null,
    }));
  }
  const { rows, totalMicros } = traceRows(trace, step);
  return rows.map((row, at) => ({
    kind: "trace",
    key: `trace-${step.index}-${at}`,
    step,
    traced: { row, totalMicros },
  }));
}

/** Where an application hangs. */
interface Hanging {
  readonly parent: StepSummary | null;
  readonly inside: Inside;
  readonly depth: number;
  /** The applications that it hangs below, of those that are listed here. */
  readonly above: readonly string[];
  readonly forked: boolean;
}

function below(parent: StepSummary | null, { inside, detail }: RowsInput): Hanging {
  return { parent, inside, depth: 0, above: detail === null ? [] : [detail.summary.appId], forked: false };
}

/** Deeper ones are linked to. */
const DEEPEST_CHILD = 8;

function childRows(child: ChildView, position: string, hanging: Hanging): Row[] {
  const { parent, inside, depth, above } = hanging;
  const key = `child-${above.join("/")}-${position}-${child.appId}`;
  const forked = hanging.forked || child.kind === "fork";
  const place = { child, depth };
  // Links are data: they may lead in a circle.
  if (depth >= DEEPEST_CHILD || above.includes(child.appId)) {
    return [{ kind: "child", key, ...place, parent, forked, open: null }];
  }
  const known = inside.children.get(child.appId);
  const rows: Row[] = [{ kind: "child", key, ...place, parent, forked, open: known !== undefined }];
  if (known === undefined) return rows;
  const { page, more } = known;
  const children = childrenBySequenceId(known.children);
  const next = { parent, inside, depth: depth + 1, above: [...above, child.appId], forked };
  const rest = (own: readonly ChildView[] | undefined, of: string) =>
    own?.forEach((each, at) => rows.push(...childRows(each, `${of}-${at}`, next)));
  page?.steps.forEach((step, at) => {
    rows.push({ kind: "childStep", key: `${key}-${step.index}`, ...place, step, parent, forked });
    if (page.steps[at + 1]?.sequenceId !== step.sequenceId) {
      rest(children.get(step.sequenceId), String(step.sequenceId));
      children.delete(step.sequenceId);
    }
  });
  // What is on its way stands for the first step, which takes its place.
  if (page === undefined) rows.push({ kind: "childRest", key: `${key}-0`, ...place, hidden: null, more });
  const hidden = page === undefined ? 0 : page.total - page.steps.length;
  if (hidden > 0) rows.push({ kind: "childRest", key: `${key}-rest`, ...place, hidden, more });
  // What started at steps that are not listed would stand below the wrong one.
  if (page !== undefined) rest(children.get(null), "x");
  return rows;
}

function headOf(detail: Pick<ApplicationDetail, "summary" | "problems">): Row[] {
  const rows: Row[] = [];
  const { parent, spawnedBy } = detail.summary;
  if (parent !== null) {
    rows.push({ kind: "parent", key: "parent-fork", relation: "fork", parent });
  }
  if (spawnedBy !== null) {
    rows.push({ kind: "parent", key: "parent-spawn", relation: "spawn", parent: spawnedBy });
  }
  for (const of of ["files", "lines"] as const) {
    // Lines count from one; a problem without a line is one of a whole file.
    const problems = detail.problems.filter((problem) => (of === "lines") === problem.line > 0);
    if (problems.length > 0) rows.push({ kind: "problems", key: `problems-${of}`, of, problems });
  }
  return rows;
}

function footOf({ steps, detail, cutFrom, complete }: RowsInput): Row[] {
  if (cutFrom !== null) {
    return [{ kind: "cut", key: "cut", shown: steps.length, total: cutFrom }];
  }
  const last = steps.at(-1);
  if (!complete || last === undefined || (last.status !== "failed" && last.status !== "interrupted")) {
    return [];
  }
  return [{ kind: "end", key: "end", step: last, at: detail?.summary.lastActivity ?? null }];
}

function childrenBySequenceId(children: readonly ChildView[]): Map<number | null, ChildView[]> {
  const result = new Map<number | null, ChildView[]>();
  for (const child of children) {
    const known = result.get(child.sequenceId);
    if (known === undefined) {
      result.set(child.sequenceId, [child]);
    } else {
      known.push(child);
    }
  }
  return result;
}

/** Place of a step in the list by its index; -1 when it is not shown. */
export function rowOfStep(rows: readonly Row[], index: number | null): number {
  return index === null ? -1 : rows.findIndex((row) => row.kind === "step" && row.step.index === index);
}

/** How deep a row is in the tree; the steps of the run are at one. */
export function levelOf(row: Row): number {
  switch (row.kind) {
    case "trace":
      return (
        2 +
        (row.traced === null ? 0 : row.traced.row.kind === "span" ? row.traced.row.span.depth : row.traced.row.depth)
      );
    case "child":
      return 2 + 2 * row.depth;
    case "childStep":
    case "childRest":
      return 3 + 2 * row.depth;
    default:
      return 1;
  }
}

/** Height of each kind of row; two lines below 520 px. */
export function rowHeight(row: Row | undefined, twoLines: boolean): number {
  switch (row?.kind) {
    case undefined:
    case "step":
      return twoLines ? 49 : 24;
    case "gap":
      return twoLines ? 28 : 20;
    case "parent":
    case "problems":
    case "child":
      return twoLines ? 44 : 24;
    case "trace":
    case "childStep":
    case "childRest":
      return twoLines ? 40 : 24;
    case "end":
    case "cut":
      return twoLines ? 56 : 30;
  }
}
