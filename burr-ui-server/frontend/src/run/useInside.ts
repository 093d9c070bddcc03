import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { getJson } from "../api/client";
import { applicationQuery, keys } from "../api/queries";
import type { StepPage, StepSummary } from "../api/types";
import { lastTrace, stepTraceQuery } from "../inspector/spans/useStepTrace";
import type { Inside } from "./rows";

/** A sub-application shows so many of its steps in place, and as many more each time it is asked for; its own page has all. */
const CHILD_STEPS = 200;
const MOST_CHILD_STEPS = 1_000;

/**
 * What happened inside of steps, fetched for what the reader has opened: traces once a row of theirs comes into sight, the
 * first steps of a sub-application when it is opened. The change stream keeps both up to date.
 */
export function useInside(project: string, app: string, steps: readonly StepSummary[]) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<ReadonlySet<number>>(new Set());
  const [openChildren, setOpenChildren] = useState<ReadonlyMap<string, number>>(new Map());
  const wanted = useMemo(
    () => [...asked].flatMap((index) => (steps[index] === undefined ? [] : [steps[index]])),
    [asked, steps],
  );
  const traces = useQueries({
    queries: wanted.map((step) => {
      const query = stepTraceQuery(project, app, step);
      // A step that goes on asks again after each change; until the answer is there, its rows stay.
      return { ...query, placeholderData: () => lastTrace(client, query.queryKey) };
    }),
    combine: (results) => results.map(({ data }) => data),
  });
  const pages = useQueries({
    queries: [...openChildren].map(([child, limit]) => ({
      queryKey: [...keys.steps(project, child), "first", limit],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getJson<StepPage>("steps", { project, app: child, after: -1, limit }, signal),
      // While more are on their way, those that were there stay.
      placeholderData: () =>
        client.getQueryData<StepPage>([...keys.steps(project, child), "first", limit - CHILD_STEPS]),
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const details = useQueries({
    queries: [...openChildren.keys()].map((child) => applicationQuery(project, child)),
    combine: (results) => results.map(({ data }) => data?.children),
  });
  const inside = useMemo<Inside>(
    () => ({
      traces: new Map(
        wanted.flatMap(({ index }, at) => {
          const trace = traces[at];
          return trace === undefined ? [] : [[index, trace] as const];
        }),
      ),
      children: new Map(
        [...openChildren].map(([child, limit], at) => [
          child,
          { page: pages[at], children: details[at] ?? [], more: limit < MOST_CHILD_STEPS },
        ]),
      ),
    }),
    [wanted, traces, openChildren, pages, details],
  );
  const needTrace = useCallback(
    ({ index }: StepSummary) => setAsked((before) => (before.has(index) ? before : new Set(before).add(index))),
    [],
  );
  const toggleChild = useCallback(
    (child: string, open: boolean) =>
      setOpenChildren((before) => {
        const next = new Map(before);
        if (open) next.set(child, CHILD_STEPS);
        else next.delete(child);
        return next;
      }),
    [],
  );
  const moreOfChild = useCallback(
    (child: string) => setOpenChildren((before) => new Map(before).set(child, (before.get(child) ?? 0) + CHILD_STEPS)),
    [],
  );
  return { inside, needTrace, toggleChild, moreOfChild };
}
