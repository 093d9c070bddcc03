import { useSyncExternalStore } from "react";
import { isChanged, type Draft } from "./model";

/** What a draft is about: a step, and the annotation that is being changed or null for a new one. */
export interface DraftPlace {
  readonly project: string;
  readonly app: string;
  readonly sequenceId: number;
  readonly id: number | null;
}

interface Kept {
  readonly place: DraftPlace;
  readonly draft: Draft;
}

/**
 * Annotations that are not saved yet. They outlive the tab, the step and the page that they are written on, and end with the
 * window, which asks before it lets them go.
 */
const kept = new Map<string, Kept>();
const listeners = new Set<() => void>();
let all: readonly Kept[] = [];

function keyOf({ project, app, sequenceId, id }: DraftPlace): string {
  return JSON.stringify([project, app, sequenceId, id]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  if (all.some(({ draft }) => isChanged(draft))) event.preventDefault();
}

/** Keeps a draft; null lets it go. */
export function keepDraft(place: DraftPlace, draft: Draft | null): void {
  if (draft === null) kept.delete(keyOf(place));
  else kept.set(keyOf(place), { place, draft });
  all = [...kept.values()];
  if (all.length === 0) window.removeEventListener("beforeunload", askBeforeLeaving);
  else window.addEventListener("beforeunload", askBeforeLeaving);
  listeners.forEach((listener) => listener());
}

export function keptDraft(place: DraftPlace): Draft | null {
  return kept.get(keyOf(place))?.draft ?? null;
}

/** All drafts about a run. */
export function useDrafts(project: string, app: string): readonly Kept[] {
  const drafts = useSyncExternalStore(subscribe, () => all);
  return drafts.filter(({ place }) => place.project === project && place.app === app);
}
