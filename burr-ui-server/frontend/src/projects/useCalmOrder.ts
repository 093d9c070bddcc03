import { useState } from "react";
import type { ProjectSummary } from "../api/types";

/**
 * Projects by last activity, newest first. While the pointer or the focus is on the list the order stays as it was, so
 * that no row moves from under it; new projects come last then.
 */
export function useCalmOrder(projects: ProjectSummary[]) {
  const [frozen, setFrozen] = useState<string[] | null>(null);
  const [over, setOver] = useState({ pointer: false, focus: false });
  const ordered = frozen === null ? byActivity(projects) : asFrozen(projects, frozen);

  const hold = (part: Partial<typeof over>) => {
    const next = { ...over, ...part };
    setOver(next);
    if (!next.pointer && !next.focus) setFrozen(null);
    else if (frozen === null) setFrozen(ordered.map((project) => project.id));
  };
  const calm = {
    onPointerEnter: () => hold({ pointer: true }),
    onPointerLeave: () => hold({ pointer: false }),
    onFocus: () => hold({ focus: true }),
    onBlur: () => hold({ focus: false }),
  };
  return { ordered, calm };
}

export function byActivity(projects: ProjectSummary[]): ProjectSummary[] {
  return [...projects].sort(
    (a, b) => (b.lastActivity ?? "").localeCompare(a.lastActivity ?? "") || a.id.localeCompare(b.id),
  );
}

export function asFrozen(projects: ProjectSummary[], order: string[]): ProjectSummary[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const at = (project: ProjectSummary) => place.get(project.id) ?? order.length;
  return byActivity(projects).sort((a, b) => at(a) - at(b));
}
