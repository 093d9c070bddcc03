import type { ApplicationSummary } from "../api/types";

/** What a list can be sorted by, as the server names it; the first is the usual one. */
export const sorts = ["activity", "start", "duration", "steps", "failures", "tokens", "cost"] as const;

export type Sort = (typeof sorts)[number];

export const sortNames: Readonly<Record<Sort, string>> = {
  activity: "last step",
  start: "start",
  duration: "duration",
  steps: "number of steps",
  failures: "failed steps",
  tokens: "tokens",
  cost: "cost",
};

/** Sorted by what, and which end first. */
export interface Order {
  readonly by: Sort;
  readonly ascending: boolean;
}

export function orderOf(filter: { sort: string; order: string }): Order {
  return { by: sorts.find((sort) => sort === filter.sort) ?? "activity", ascending: filter.order === "asc" };
}

/** What a click on the head of a column asks for: the large end first, then the small one. */
export function turned(order: Order, by: Sort): { sort: string; order: string } {
  return { sort: by === "activity" ? "" : by, order: order.by === by && !order.ascending ? "asc" : "" };
}

export function orderText({ by, ascending }: Order): string {
  const end = by === "activity" || by === "start" ? "oldest first" : "smallest first";
  return `Sorted by ${sortNames[by]}${ascending ? `, ${end}` : ""}`;
}

/** Whether a run clearly stands above another in this order; of equal ones nobody knows. */
export function standsBefore(one: ApplicationSummary, other: ApplicationSummary, { by, ascending }: Order): boolean {
  const [a, b] = [valueOf(one, by), valueOf(other, by)];
  // Runs without what the list is sorted by come last either way.
  if (a === null || b === null) return a !== null && b === null;
  return ascending ? a < b : a > b;
}

function valueOf(run: ApplicationSummary, by: Sort): number | null {
  switch (by) {
    case "activity":
      return run.lastActivity === null ? null : Date.parse(run.lastActivity);
    case "start":
      return run.firstActivity === null ? null : Date.parse(run.firstActivity);
    case "duration":
      return run.activeMicros;
    case "steps":
      return run.steps;
    case "failures":
      return run.failedSteps;
    case "tokens":
    case "cost":
      // The list does not say it of the runs that it has.
      return null;
  }
}
