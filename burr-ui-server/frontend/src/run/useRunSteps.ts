import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson } from "../api/client";
import { keys } from "../api/queries";
import type { StepPage } from "../api/types";
import { loadSteps } from "./loadSteps";
import type { StepList } from "./stepList";

const PAGE = 1000;

/** The steps of a run; kept up to date by the change stream, which makes this ask for what is new only. */
export function useRunSteps(project: string, app: string) {
  const client = useQueryClient();
  const queryKey = keys.steps(project, app);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      loadSteps(
        client.getQueryData<StepList>(queryKey),
        (after) => getJson<StepPage>("steps", { project, app, after, limit: PAGE }, signal),
        (list) => client.setQueryData(queryKey, list),
      ),
    // The merge keeps what did not change; comparing thousands of steps again would only cost time.
    structuralSharing: false,
  });
}
