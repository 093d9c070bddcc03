import type { TrashReport } from "../api/types";

let waiting: { readonly project: string; readonly report: TrashReport } | null = null;

/** Leaves word of what was deleted for the list of the project, where it can be taken back. */
export function tellDeleted(project: string, report: TrashReport): void {
  waiting = { project, report };
}

/** What was deleted on the way to the list of a project. It stays until {@link forgetDeleted}: React may ask twice. */
export function justDeleted(project: string): TrashReport | null {
  return waiting?.project === project ? waiting.report : null;
}

export function forgetDeleted(): void {
  waiting = null;
}
