import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ApplicationSummary } from "../api/types";
import { insightQuery } from "../inspector/insight/useInsight";
import { useUsages } from "../usage/useUsages";

/** Sequence ids of the steps that called a language model. Only of a run that is known to have such calls they are asked for. */
export function useModelSteps(project: string, app: string, summary: ApplicationSummary | null): ReadonlySet<number> {
  const used = useUsages(project, summary === null ? [] : [summary]).get(app);
  const { data } = useQuery({ ...insightQuery(project, app), enabled: used !== undefined && used.usage.calls > 0 });
  return useMemo(() => new Set(data?.run.stepUsages.map(({ sequenceId }) => sequenceId)), [data]);
}
