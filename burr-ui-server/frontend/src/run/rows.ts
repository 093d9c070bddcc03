import type { ApplicationDetail, ChildView, Pointer, Problem, StepSummary } from "../api/types";
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
      readonly open: boolean;
    }
  | { readonly kind: "child"; readonly key: string; readonly child: ChildView }
  | { readonly kind: "end"; readonly key: string; readonly step: StepSummary; readonly at: string | null }
  | { readonly kind: "cut"; readonly key: string; readonly shown: number; readonly total: number };

export interface RowsInput {
  /** The steps to show, filtered or not. */
  readonly steps: readonly StepSummary[];
  /** Whether `steps` is only a choice: then nothing stands between them that is no step. */
  readonly filtered: boolean;
  readonly gaps: readonly Gap[];
  readonly detail: Pick<ApplicationDetail, "summary" | "children" | "problems"> | null;
  /** Sequence ids whose children the reader has opened or closed herself. */
  readonly toggled: ReadonlyMap<number, boolean>;
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
    const open = own.length > 0 && isOpen(step.sequenceId, own.length, input.toggled);
    rows.push({ kind: "step", key: `step-${step.index}`, step, children: own.length, open });
    if (open) {
      rows.push(...own.map(childRow));
    }
  });
  if (!filtered) {
    rows.push(...(children.get(null) ?? []).map(childRow));
    rows.push(...footOf(input));
  }
  return rows;
}

export function isOpen(sequenceId: number, children: number, toggled: ReadonlyMap<number, boolean>): boolean {
  return toggled.get(sequenceId) ?? children <= CHILDREN_OPEN_AT_MOST;
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

function childrenBySequenceId(children: readonly ChildView[]): ReadonlyMap<number | null, ChildView[]> {
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

function childRow(child: ChildView, position: number): Row {
  return { kind: "child", key: `child-${child.sequenceId ?? "x"}-${position}-${child.appId}`, child };
}

/** Place of a step in the list by its index; -1 when it is not shown. */
export function rowOfStep(rows: readonly Row[], index: number | null): number {
  return index === null ? -1 : rows.findIndex((row) => row.kind === "step" && row.step.index === index);
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
    case "end":
    case "cut":
      return twoLines ? 56 : 30;
  }
}
