import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiProblem } from "../api/client";
import type { StepSummary } from "../api/types";
import { useRested } from "../ui/useRested";
import type { PayloadAccess } from "./payload/access";
import { disposeWithCache, forgetLarge, loadPayload, payloadKey } from "./payload/loadPayload";

const REST = 80;
const KEEP = 60_000;

export interface StepPayloadState {
  /** Of the step itself; while that is on its way, of the one shown before. */
  readonly payload: PayloadAccess | null;
  readonly stale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The values of the selected step, asked for once the selection rests. */
export function useStepPayload(project: string, app: string, step: StepSummary): StepPayloadState {
  const client = useQueryClient();
  const queryKey = payloadKey(project, app, step);
  const name = JSON.stringify(queryKey);
  const rested = useRested(name, REST) === name;
  const query = useQuery<PayloadAccess>({
    queryKey,
    queryFn: ({ signal }) => loadPayload(project, app, step.sequenceId, signal),
    enabled: rested,
    staleTime: Infinity,
    gcTime: KEEP,
    structuralSharing: false,
    retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem),
    placeholderData: (previous) => previous,
  });
  useEffect(() => disposeWithCache(client), [client]);
  const { data } = query;
  useEffect(() => {
    if (data?.large === true) forgetLarge(client);
  }, [client, data]);
  return {
    payload: data ?? null,
    stale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** Turns true when something has been going on for a while: what is over soon needs no sign. */
export function useLate(going: boolean, millis: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!going) return undefined;
    const timer = setTimeout(() => setLate(true), millis);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [going, millis]);
  return going && late;
}
