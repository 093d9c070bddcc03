import type { StepSummary } from "../api/types";
import { levelOf, type Row } from "./rows";

/** Rows that the keys of the list go to: its steps, and what hangs below them. */
export function isReachable(row: Row | undefined): boolean {
  switch (row?.kind) {
    case "step":
    case "trace":
    case "child":
    case "childStep":
    case "childRest":
      return true;
    default:
      return false;
  }
}

/** Place of the next row in a direction that the keys go to; -1 for none. */
export function neighbour(rows: readonly Row[], at: number, by: 1 | -1): number {
  for (let place = at + by; place >= 0 && place < rows.length; place += by) {
    if (isReachable(rows[place])) return place;
  }
  return -1;
}

/** Place of the row that a row hangs below; -1 for none. */
export function rowAbove(rows: readonly Row[], at: number): number {
  const row = rows[at];
  if (row === undefined) return -1;
  const level = levelOf(row);
  for (let place = at - 1; level > 1 && place >= 0; place -= 1) {
    const other = rows[place];
    if (other !== undefined && isReachable(other) && levelOf(other) < level) return place;
  }
  return -1;
}

/** Place of the first row below a row; -1 where nothing hangs below it, or it is closed. */
export function firstBelow(rows: readonly Row[], at: number): number {
  const [row, next] = [rows[at], rows[at + 1]];
  return row !== undefined && next !== undefined && isReachable(next) && levelOf(next) > levelOf(row) ? at + 1 : -1;
}

/** The step of the run that a row belongs to. */
export function stepOfRow(row: Row | undefined): StepSummary | null {
  switch (row?.kind) {
    case "step":
    case "trace":
      return row.step;
    case "child":
    case "childStep":
      return row.parent;
    default:
      return null;
  }
}
