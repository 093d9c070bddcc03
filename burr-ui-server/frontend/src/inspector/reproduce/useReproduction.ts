import { useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import { keys } from "../../api/queries";
import type { Reproduction } from "../../api/types";

/** What takes a step home, as source and commands. */
export function useReproduction(project: string, app: string, sequenceId: number) {
  return useQuery({
    queryKey: [...keys.application(project, app), "reproduce", sequenceId],
    queryFn: ({ signal }) => getJson<Reproduction>("step/reproduce", { project, app, sequenceId }, signal),
  });
}
