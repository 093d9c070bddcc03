import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { getJson } from "../api/client";
import { keys } from "../api/queries";
import type { StepPage, StepSummary } from "../api/types";
import { lastTrace, stepTraceQuery } from "../inspector/spans/useStepTrace";
import type { Inside } from "./rows";

/** A sub-application shows so many of its steps in place; its own page has all. */
const CHILD_STEPS = 200;

/**
 * What happened inside of steps, fetched for what the reader has opened: traces once a row of theirs comes into sight, the
 * first steps of a sub-application when it is opened. The change stream keeps both up to date.
 */
export function useInside(project: string, app: string, steps: readonly StepSummary[]) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<ReadonlySet<number>>(new Set());
  const [openChildren, setOpenChildren] = useState<readonly string[]>([]);
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
  const children = useQueries({
    queries: openChildren.map((child) => ({
      queryKey: [...keys.steps(project, child), "first"],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getJson<StepPage>("steps", { project, app: child, after: -1, limit: CHILD_STEPS }, signal),
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const inside = useMemo<Inside>(
    () => ({
      traces: new Map(
        wanted.flatMap(({ index }, at) => {
          const trace = traces[at];
          return trace === undefined ? [] : [[index, trace] as const];
        }),
      ),
      children: new Map(openChildren.map((child, at) => [child, children[at]])),
    }),
    [wanted, traces, openChildren, children],
  );
  const needTrace = useCallback(
    ({ index }: StepSummary) => setAsked((before) => (before.has(index) ? before : new Set(before).add(index))),
    [],
  );
  const toggleChild = useCallback(
    (child: string, open: boolean) =>
      setOpenChildren((before) => [...before.filter((other) => other !== child), ...(open ? [child] : [])]),
    [],
  );
  return { inside, needTrace, toggleChild };
}
