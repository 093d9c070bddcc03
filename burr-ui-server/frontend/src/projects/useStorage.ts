import { useQuery } from "@tanstack/react-query";
import { getJson } from "../api/client";
import type { StorageView } from "../api/types";

/** How much room projects and trash take; undefined while the server measures it for the first time. */
export function useStorage(): StorageView | undefined {
  return useQuery({
    queryKey: ["storage"],
    queryFn: ({ signal }) => getJson<StorageView>("storage", {}, signal),
    // The server measures once a minute at most.
    staleTime: 60_000,
  }).data;
}
