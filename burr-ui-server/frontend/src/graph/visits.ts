import type { GraphView, StepSummary, TransitionView } from "../api/types";

export type ActionStatus = "unvisited" | "visited" | "failed" | "running" | "interrupted";

/** What the steps of a run say about one action. */
export interface ActionVisits {
  readonly visits: number;
  readonly micros: number;
  /** How the latest visit stands. */
  readonly status: ActionStatus;
}

/** The way a run went through its graph. Transitions are known by their place in the graph. */
export interface Walk {
  readonly actions: ReadonlyMap<string, ActionVisits>;
  /** How often each transition was taken. */
  readonly taken: readonly number[];
  readonly totalMicros: number;
  /** For each step, in the order given, the transition that led to it. */
  readonly into: readonly (number | null)[];
}

const NEVER: ActionVisits = { visits: 0, micros: 0, status: "unvisited" };

export function visitsOf(walk: Walk, action: string): ActionVisits {
  return walk.actions.get(action) ?? NEVER;
}

/** Share of the run's working time that an action took, 0 to 1. */
export function shareOf(walk: Walk, action: string): number {
  return walk.totalMicros === 0 ? 0 : visitsOf(walk, action).micros / walk.totalMicros;
}

/** How the condition of a transition begins that is taken when its action fails; see docs/format.md. */
const ON_FAILURE = "onFailure(";

/**
 * Derives the walk from the steps in order. A step follows the last one that succeeded, as a failed one left no trace; unless
 * the failure is what led to it.
 */
export function walkOf(graph: GraphView, steps: readonly StepSummary[]): Walk {
  const find = transitionFinder(graph.transitions);
  const actions = new Map<string, ActionVisits>();
  const taken = graph.transitions.map(() => 0);
  const into: (number | null)[] = [];
  let totalMicros = 0;
  let previous: string | null = null;
  let latest: string | null = null;
  for (const step of steps) {
    const before = actions.get(step.action) ?? NEVER;
    const micros = step.durationMicros ?? 0;
    totalMicros += micros;
    actions.set(step.action, { visits: before.visits + 1, micros: before.micros + micros, status: statusOf(step) });
    const from: string | null = step.condition?.startsWith(ON_FAILURE) === true ? latest : previous;
    const transition = from === null ? null : find(from, step.action, step.condition);
    if (transition !== null) taken[transition] = (taken[transition] ?? 0) + 1;
    into.push(transition);
    if (step.status === "succeeded") previous = step.action;
    latest = step.action;
  }
  return { actions, taken, totalMicros, into };
}

function statusOf(step: StepSummary): ActionStatus {
  return step.status === "succeeded" ? "visited" : step.status;
}

type TransitionFinder = (from: string, to: string, condition: string | null) => number | null;

/** Between two actions several transitions may exist; the step's condition tells them apart. */
function transitionFinder(transitions: readonly TransitionView[]): TransitionFinder {
  const byPair = new Map<string, number[]>();
  transitions.forEach((transition, index) => {
    const pair = pairKey(transition.from, transition.to);
    const known = byPair.get(pair);
    if (known === undefined) byPair.set(pair, [index]);
    else known.push(index);
  });
  return (from, to, condition) => {
    const candidates = byPair.get(pairKey(from, to)) ?? [];
    return candidates.find((index) => transitions[index]?.condition === condition) ?? candidates[0] ?? null;
  };
}

function pairKey(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

/** Transitions that say when they are taken: those of an action that has several. */
export function choices(transitions: readonly TransitionView[]): readonly boolean[] {
  const outgoing = new Map<string, number>();
  for (const { from } of transitions) outgoing.set(from, (outgoing.get(from) ?? 0) + 1);
  return transitions.map(({ from }) => (outgoing.get(from) ?? 0) > 1);
}
