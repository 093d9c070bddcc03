import type { KeyboardEvent, MouseEvent } from "react";
import type { StepSummary } from "../api/types";
import { rowOfStep, type Row } from "./rows";
import type { Move } from "./selection";

export interface GridActions {
  /** A click or Enter; on a phone it shows the step. */
  readonly onOpen: (step: StepSummary) => void;
  readonly onMove: (move: Move) => void;
  /** Opens or closes what hangs below a step. */
  readonly onToggle: (sequenceId: number, open: boolean) => void;
}

const MOVES: Partial<Record<string, Move>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  PageDown: "pageDown",
  PageUp: "pageUp",
  Home: "first",
  End: "last",
};

/** A plain click anywhere in a row; with a modifier it is the browser's, as the row is a link. */
export function clicked(event: MouseEvent<HTMLElement>, rows: readonly Row[], actions: GridActions): void {
  if (event.defaultPrevented || event.button !== 0 || hasModifier(event) || !(event.target instanceof Element)) return;
  const index = Number(event.target.closest<HTMLElement>("[data-step]")?.dataset.step);
  const row = rows[rowOfStep(rows, index)];
  if (row?.kind !== "step") return;
  if (event.target.closest("[data-toggle]") !== null) {
    actions.onToggle(row.step.sequenceId, row.open !== true);
    return;
  }
  event.preventDefault();
  actions.onOpen(row.step);
}

export function pressed(event: KeyboardEvent<HTMLElement>, selected: Row | undefined, actions: GridActions): void {
  // Enter on a link to another run is the link's.
  const onLink = event.target instanceof Element && event.target.closest("a") !== null;
  if (event.defaultPrevented || hasModifier(event) || onLink) return;
  const move = MOVES[event.key];
  if (move !== undefined) {
    event.preventDefault();
    actions.onMove(move);
    return;
  }
  if (selected?.kind !== "step") return;
  if (event.key === "Enter") {
    event.preventDefault();
    actions.onOpen(selected.step);
  } else if (selected.open !== null && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
    event.preventDefault();
    actions.onToggle(selected.step.sequenceId, event.key === "ArrowRight");
  }
}

function hasModifier(event: MouseEvent | KeyboardEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
