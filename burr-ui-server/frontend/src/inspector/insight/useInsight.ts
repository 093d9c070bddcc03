import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import { keys } from "../../api/queries";
import type { Insight } from "../../api/types";

/** What a run used and what is odd about it; as fresh as the facts of the run. */
export function insightQuery(project: string, app: string) {
  return queryOptions({
    queryKey: [...keys.application(project, app), "insight"],
    queryFn: ({ signal }) => getJson<Insight>("insight", { project, app }, signal),
  });
}

export function useInsight(project: string, app: string) {
  return useQuery(insightQuery(project, app));
}
