import type { KeyboardEvent, MouseEvent } from "react";
import type { StepSummary } from "../api/types";
import { rowOfStep, type Row } from "./rows";
import { firstBelow, neighbour, rowAbove } from "./rowTree";
import type { Move } from "./selection";

export interface GridActions {
  /** A click or Enter; on a phone it shows the step. */
  readonly onOpen: (step: StepSummary) => void;
  readonly onMove: (move: Move) => void;
  /** Opens or closes what hangs below a step. */
  readonly onToggle: (sequenceId: number, open: boolean) => void;
  readonly onToggleChild: (app: string, open: boolean) => void;
}

/** Where the keys lead to: a row by its place. */
type GoTo = (place: number) => void;

const MOVES: Partial<Record<string, Move>> = {
  PageDown: "pageDown",
  PageUp: "pageUp",
  Home: "first",
  End: "last",
};

const WALKS: Partial<Record<string, 1 | -1>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

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

/** A key, while the row at a place has the focus. */
export function pressed(
  event: KeyboardEvent<HTMLElement>,
  rows: readonly Row[],
  at: number,
  goTo: GoTo,
  actions: GridActions,
): void {
  if (event.defaultPrevented || hasModifier(event)) return;
  if (acted(event, rows, at, goTo, actions)) event.preventDefault();
}

function acted(
  event: KeyboardEvent<HTMLElement>,
  rows: readonly Row[],
  at: number,
  goTo: GoTo,
  actions: GridActions,
): boolean {
  const walk = WALKS[event.key];
  const move = MOVES[event.key];
  if (walk !== undefined) goTo(neighbour(rows, at, walk));
  else if (move !== undefined) actions.onMove(move);
  else if (event.key === "ArrowRight") unfold(rows, at, goTo, actions);
  else if (event.key === "ArrowLeft") fold(rows, at, goTo, actions);
  else if (event.key === "Enter") return opened(event, rows[at], actions);
  else return false;
  return true;
}

function unfold(rows: readonly Row[], at: number, goTo: GoTo, actions: GridActions): void {
  if (!toggled(rows[at], true, actions)) goTo(firstBelow(rows, at));
}

function fold(rows: readonly Row[], at: number, goTo: GoTo, actions: GridActions): void {
  if (!toggled(rows[at], false, actions)) goTo(rowAbove(rows, at));
}

/** Whether there was something to open or to close. */
function toggled(row: Row | undefined, open: boolean, actions: GridActions): boolean {
  if (row?.kind === "step" && row.open === !open) actions.onToggle(row.step.sequenceId, open);
  else if (row?.kind === "child" && row.open === !open) actions.onToggleChild(row.child.appId, open);
  else return false;
  return true;
}

/** Enter on a link or button in a row is its own; on a row it does what the row is for. */
function opened({ target, currentTarget }: KeyboardEvent<HTMLElement>, row: Row | undefined, actions: GridActions) {
  if (!(target instanceof Element) || target.closest("a, button") !== null) return false;
  if (row?.kind === "step") {
    actions.onOpen(row.step);
    return true;
  }
  const own = target === currentTarget ? null : target.querySelector<HTMLElement>("[data-opens]");
  own?.click();
  return own !== null;
}

function hasModifier(event: MouseEvent | KeyboardEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
