import { useQuery } from "@tanstack/react-query";
import { getJson } from "../api/client";
import type { ActionList } from "../api/types";

/** The actions that ran in the runs of the project; none while that is not known. */
export function useActions(project: string): string[] {
  const { data } = useQuery({
    queryKey: ["actions", project],
    queryFn: ({ signal }) => getJson<ActionList>("actions", { project }, signal),
  });
  return data?.actions ?? [];
}
