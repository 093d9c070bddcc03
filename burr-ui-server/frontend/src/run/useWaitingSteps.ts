import { useQuery } from "@tanstack/react-query";
import { useStreamStatus } from "../api/ChangesProvider";
import { getJson } from "../api/client";
import type { StepPage } from "../api/types";

const INTERVAL = 2000;

/** How many steps came since the page was paused; null while it is not. Counted, not loaded. */
export function useWaitingSteps(project: string, app: string, drawn: number): number | null {
  const { paused } = useStreamStatus();
  const { data } = useQuery({
    queryKey: ["steps-waiting", project, app, drawn],
    queryFn: ({ signal }) => getJson<StepPage>("steps", { project, app, after: drawn - 1, limit: 1 }, signal),
    enabled: paused,
    refetchInterval: INTERVAL,
    gcTime: 0,
  });
  return paused ? Math.max(0, (data?.total ?? drawn) - drawn) : null;
}
