import { useQuery } from "@tanstack/react-query";
import { getResponse, notJson } from "../api/client";
import type { JsonObject, StepDetail } from "../api/types";

/** A larger answer is not read here: the page of its run shows it in parts. */
const MOST_BYTES = 2_000_000;

export interface StateAfter {
  /** Null where the step has none. */
  readonly state: JsonObject | null;
  readonly tooLarge: boolean;
}

/** The whole state after a step, once it is wanted. */
export function useStateAfter(project: string, step: { readonly app: string; readonly to: number } | null) {
  return useQuery<StateAfter>({
    queryKey: ["compare-everything", project, step?.app, step?.to],
    queryFn: async ({ signal }) => {
      const response = await getResponse("step", { project, app: step?.app, sequenceId: step?.to }, signal);
      const body = await response.blob();
      if (body.size > MOST_BYTES) return { state: null, tooLarge: true };
      try {
        return { state: (JSON.parse(await body.text()) as StepDetail).stateAfter, tooLarge: false };
      } catch {
        throw notJson(response, "step");
      }
    },
    enabled: step !== null,
    gcTime: 60_000,
    structuralSharing: false,
  });
}
