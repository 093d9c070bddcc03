import { queryOptions, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import type { StepSummary, StepTrace } from "../../api/types";
import { payloadKey } from "../payload/loadPayload";

/** So much of the key of a trace names the step: "trace", "payload", project, run, sequence id, place. */
const SAME_STEP = 6;
/** What a step that goes on was a moment ago is of no use. */
const KEEP_GOING = 5_000;

/** The spans, streams and attributes of a step. */
export function stepTraceQuery(project: string, app: string, step: StepSummary) {
  return queryOptions({
    queryKey: ["trace", ...payloadKey(project, app, step), step.stream?.items ?? null],
    queryFn: ({ signal }) => getJson<StepTrace>("step/trace", { project, app, sequenceId: step.sequenceId }, signal),
    // What has ended stays as it is, and what has not has another key after each change.
    staleTime: step.end === null ? 1_000 : Infinity,
    ...(step.end === null ? { gcTime: KEEP_GOING } : {}),
  });
}

/** They are asked for when they are shown. A step that goes on asks after each change; until the answer is there, the last one stays. */
export function useStepTrace(project: string, app: string, step: StepSummary) {
  const client = useQueryClient();
  const query = stepTraceQuery(project, app, step);
  return useQuery({ ...query, placeholderData: () => lastTrace(client, query.queryKey) });
}

/** What was last known of the same step, whatever has changed of it since. */
export function lastTrace(client: QueryClient, queryKey: readonly unknown[]): StepTrace | undefined {
  const ofStep = queryKey.slice(0, SAME_STEP);
  return client
    .getQueryCache()
    .findAll({ queryKey: ofStep })
    .filter(({ state }) => state.data !== undefined)
    .sort((a, b) => a.state.dataUpdatedAt - b.state.dataUpdatedAt)
    .at(-1)?.state.data as StepTrace | undefined;
}
