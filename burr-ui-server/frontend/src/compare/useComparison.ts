import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson } from "../api/client";
import { useApplication } from "../api/queries";
import type { Comparison } from "../api/types";
import { useRested } from "../ui/useRested";
import { loadComparison, type LoadedComparison } from "./loadComparison";

/** A run that goes on is compared anew every so often, not with each of its steps. */
const REST = 1_500;

/** Two runs side by side, kept up to date. */
export function useComparison(project: string, a: string, b: string) {
  const client = useQueryClient();
  const stampOfA = useStamp(project, a);
  const stampOfB = useStamp(project, b);
  const rested = useRested(stampOfA === null || stampOfB === null ? null : `${stampOfA} ${stampOfB}`, REST);
  const queryKey = ["compare", project, a, b, rested];
  return useQuery<LoadedComparison>({
    queryKey,
    queryFn: ({ signal }) =>
      loadComparison(
        (after, limit) => getJson<Comparison>("compare", { project, a, b, after, limit }, signal),
        (known) => {
          // What is on the screen is whole as a rule: it stays until the new one is.
          if (client.getQueryData(queryKey) !== undefined || !hasEarlier(client, project, a, b)) {
            client.setQueryData(queryKey, known);
          }
        },
      ),
    enabled: rested !== null,
    staleTime: Infinity,
    gcTime: 60_000,
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
}

function hasEarlier(client: ReturnType<typeof useQueryClient>, project: string, a: string, b: string): boolean {
  return client
    .getQueriesData<LoadedComparison>({ queryKey: ["compare", project, a, b] })
    .some(([, data]) => data?.complete === true);
}

/** Another text whenever the run may have changed; null until it is known. */
function useStamp(project: string, app: string): string | null {
  const { data, isError } = useApplication(project, app);
  if (data === undefined) return isError ? "unknown" : null;
  const { steps, failedSteps, status, bytes } = data.summary;
  return [steps, failedSteps, status, bytes].join();
}
