import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useStreamStatus } from "../api/ChangesProvider";
import { getJson } from "../api/client";
import type { StatisticsView } from "../api/types";

/** The server reads on for a moment with each question. */
const GO_ON = 150;
const REFRESH = 10_000;

/** Whether runs are missing that the server would read when it is asked again. */
export function goesOn({ project: { coverage } }: StatisticsView): boolean {
  return coverage.read < coverage.runs && !coverage.full;
}

/** Asks until the server has read all runs, unless the reader has stopped that, and now and then what has changed. */
export function useStatistics(project: string, from: string | null, stopped: boolean) {
  const { paused } = useStreamStatus();
  return useQuery({
    queryKey: ["statistics", project, from],
    queryFn: ({ signal }) => getJson<StatisticsView>("statistics", { project, from }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => {
      if (stopped) return false;
      if (data !== undefined && goesOn(data)) return GO_ON;
      return paused ? false : REFRESH;
    },
  });
}
