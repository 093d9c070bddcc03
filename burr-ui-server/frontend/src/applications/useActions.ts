import { useQuery } from "@tanstack/react-query";
import { getJson } from "../api/client";
import { INDEXING_INTERVAL } from "../api/queries";
import type { ActionList } from "../api/types";

type KnownActions = Pick<ActionList, "actions" | "indexing">;

const NONE: KnownActions = { actions: [], indexing: null };

/** The actions that ran in the runs of the project; none while that is not known. */
export function useActions(project: string): KnownActions {
  const { data } = useQuery({
    queryKey: ["actions", project],
    queryFn: ({ signal }) => getJson<ActionList>("actions", { project }, signal),
    refetchInterval: ({ state }) => (state.data?.indexing ? INDEXING_INTERVAL : false),
  });
  return data ?? NONE;
}
