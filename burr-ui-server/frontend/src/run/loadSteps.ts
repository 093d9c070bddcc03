import type { StepPage } from "../api/types";
import { mergePage, NO_STEPS, refreshAfter, type StepList, STEPS_AT_MOST } from "./stepList";

/** Asks the server for the steps after an index. */
export type LoadPage = (after: number) => Promise<StepPage>;

/** Asks the server for the first steps, which it has before it has read a long run. */
export type LoadBeginning = () => Promise<StepPage>;

/**
 * Loads a list for the first time, as {@link loadSteps} does. What the server can tell at once is handed out while it
 * reads the run; the first page then takes its place.
 */
export async function openSteps(
  loadPage: LoadPage,
  loadBeginning: LoadBeginning,
  progressed: (list: StepList) => void,
): Promise<StepList> {
  let outrun = false;
  const first: LoadPage = async (after) => {
    try {
      return await loadPage(after);
    } finally {
      outrun = true;
    }
  };
  loadBeginning().then(
    (page) => {
      const merge = mergePage(NO_STEPS, page);
      if (!outrun && merge.kind === "merged" && page.steps.length > 0) progressed(merge.list);
    },
    // What is wrong with the run, its pages tell.
    () => undefined,
  );
  return loadSteps(undefined, first, progressed);
}

/**
 * Brings a list up to date: asks for the last known step again, for what follows it, and goes on to the end of the run
 * or of what a list may hold. Each page that makes the list longer is handed out, so that the first rows are on the
 * screen while the rest is on its way.
 */
export async function loadSteps(
  known: StepList | undefined,
  loadPage: LoadPage,
  progressed: (list: StepList) => void,
): Promise<StepList> {
  let list = known ?? NO_STEPS;
  let after = refreshAfter(list);
  for (;;) {
    const page = await loadPage(after);
    const merge = mergePage(list, page);
    if (merge.kind === "torn") {
      if (list.steps.length === 0) {
        throw new Error("The server's list of steps does not start at its beginning. Reload the page.");
      }
      list = NO_STEPS;
      after = -1;
      continue;
    }
    list = merge.list;
    // A server that does not move on must not be asked forever.
    if (page.nextAfter === null || page.nextAfter <= after || list.steps.length >= STEPS_AT_MOST) {
      return list;
    }
    // Never fewer rows than there were: a list that is loaded anew is shown when it is whole.
    if (list.steps.length > (known?.steps.length ?? 0)) progressed(list);
    after = page.nextAfter;
  }
}
