import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import type { StepSummary, StepTrace } from "../../api/types";
import { payloadKey } from "../payload/loadPayload";

/** The spans, streams and attributes of a step. */
export function stepTraceQuery(project: string, app: string, step: StepSummary) {
  return queryOptions({
    queryKey: ["trace", ...payloadKey(project, app, step)],
    queryFn: ({ signal }) => getJson<StepTrace>("step/trace", { project, app, sequenceId: step.sequenceId }, signal),
    // What has ended stays as it is, and what has not has another key after each change.
    staleTime: step.end === null ? 1_000 : Infinity,
  });
}

/** They are asked for when they are shown. */
export function useStepTrace(project: string, app: string, step: StepSummary) {
  return useQuery(stepTraceQuery(project, app, step));
}
