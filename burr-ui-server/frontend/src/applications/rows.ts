import type { ApplicationPage, ApplicationSummary } from "../api/types";
import { standsBefore, type Order } from "./order";

/** A line of the list: an application at its place in the tree of forks and sub-applications. */
export interface Row {
  application: ApplicationSummary;
  /** 0 for a run on its own, 1 for its fork or sub-application, and so on. */
  depth: number;
  /** Runs nested below it, at any depth. */
  kin: number;
  /** Whether its nested runs are folded away. */
  folded: boolean;
  /** Annotations of its steps. */
  notes: number;
  /** The newest list no longer holds it: it was deleted or the filter does not match any more. */
  gone: boolean;
}

/** Pages as they were loaded, with the newest data of each run and without moving any. */
export function buildRows(
  pages: readonly ApplicationPage[],
  newest: ApplicationPage | undefined,
  folded: ReadonlySet<string>,
  order: Order,
): Row[] {
  const fresh = new Map(newest?.applications.map((each) => [each.appId, each]));
  const nested = nest(pages);
  const notes = new Map(pages.flatMap((page) => Object.entries(page.annotations)));
  const notesOf = (appId: string) => (fresh.has(appId) ? newest?.annotations[appId] : notes.get(appId)) ?? 0;
  const rows: Row[] = [];
  const visit = (application: ApplicationSummary, depth: number, hidden: boolean): number => {
    const isFolded = folded.has(application.appId);
    const row: Row = {
      application: fresh.get(application.appId) ?? application,
      depth,
      kin: 0,
      folded: isFolded,
      notes: notesOf(application.appId),
      gone: isGone(application, newest, fresh, order),
    };
    if (!hidden) rows.push(row);
    for (const child of nested.below.get(application.appId) ?? []) {
      row.kin += 1 + visit(child, depth + 1, hidden || isFolded);
    }
    return row.kin;
  };
  for (const application of nested.top) visit(application, 0, false);
  return rows;
}

/** Runs of the newest page that were not there when the list was loaded. */
export function arrivals(pages: readonly ApplicationPage[], newest: ApplicationPage | undefined): number {
  if (newest === undefined) return 0;
  const known = new Set(pages.flatMap((page) => page.applications.map((each) => each.appId)));
  return newest.applications.filter((each) => !known.has(each.appId)).length;
}

/**
 * What became of an order for which the server has to read all runs: "partial" while it does; then "moved" where rows would
 * change their places and "same" where they would not, until the list is that of all runs.
 */
export type OrderState = "partial" | "moved" | "same" | "complete";

export function orderState(
  pages: readonly ApplicationPage[],
  newest: ApplicationPage | undefined,
  { by }: Order,
): OrderState {
  const [first] = pages;
  if ((by !== "tokens" && by !== "cost") || first === undefined || first.indexing === null) return "complete";
  if (newest?.indexing !== null) return "partial";
  const ids = (page: ApplicationPage) => page.applications.map(({ appId }) => appId).join("\n");
  return pages.length === 1 && ids(first) === ids(newest) ? "same" : "moved";
}

// A run nests below its parent only where the parent was loaded with it or before it: later pages must not move rows.
function nest(pages: readonly ApplicationPage[]) {
  const pageOf = new Map<string, number>();
  const all: ApplicationSummary[] = [];
  pages.forEach((page, index) => {
    for (const application of page.applications) {
      // A run that became newer between two pages is on both; the first place counts.
      if (pageOf.has(application.appId)) continue;
      pageOf.set(application.appId, index);
      all.push(application);
    }
  });
  const parents = new Map<string, string>();
  for (const application of all) {
    const parent = originOf(application)?.appId;
    if (parent === undefined || parent === application.appId) continue;
    const parentPage = pageOf.get(parent);
    if (parentPage !== undefined && parentPage <= (pageOf.get(application.appId) ?? 0)) {
      parents.set(application.appId, parent);
    }
  }
  const top: ApplicationSummary[] = [];
  const below = new Map<string, ApplicationSummary[]>();
  for (const application of all) {
    const parent = parents.get(application.appId);
    if (parent === undefined || inCircle(application.appId, parents)) top.push(application);
    else below.set(parent, [...(below.get(parent) ?? []), application]);
  }
  return { top, below };
}

// Files can say anything, also that two runs are each other's parent.
function inCircle(appId: string, parents: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(appId); at !== undefined; at = parents.get(at)) {
    if (at === appId) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

export function originOf(application: ApplicationSummary) {
  return application.parent ?? application.spawnedBy;
}

function isGone(
  application: ApplicationSummary,
  newest: ApplicationPage | undefined,
  fresh: ReadonlyMap<string, ApplicationSummary>,
  order: Order,
): boolean {
  if (newest === undefined || fresh.has(application.appId)) return false;
  if (newest.nextCursor === null) return newest.indexing === null;
  const last = newest.applications.at(-1);
  return last !== undefined && standsBefore(application, last, order);
}
