import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson } from "../api/client";
import { keys } from "../api/queries";
import type { StepPage } from "../api/types";
import { loadSteps, openSteps } from "./loadSteps";
import type { StepList } from "./stepList";

const PAGE = 1000;
/** More than the largest screen has room for. */
const BEGINNING = 200;

/** The steps of a run; kept up to date by the change stream, which makes this ask for what is new only. */
export function useRunSteps(project: string, app: string) {
  const client = useQueryClient();
  const queryKey = keys.steps(project, app);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      const known = client.getQueryData<StepList>(queryKey);
      const loadPage = (after: number) => getJson<StepPage>("steps", { project, app, after, limit: PAGE }, signal);
      const loadBeginning = () => getJson<StepPage>("steps/beginning", { project, app, limit: BEGINNING }, signal);
      const progressed = (list: StepList) => client.setQueryData(queryKey, list);
      return known === undefined
        ? openSteps(loadPage, loadBeginning, progressed)
        : loadSteps(known, loadPage, progressed);
    },
    // The merge keeps what did not change; comparing thousands of steps again would only cost time.
    structuralSharing: false,
  });
}
