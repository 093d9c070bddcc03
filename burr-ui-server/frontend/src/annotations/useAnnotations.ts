import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { getJson } from "../api/client";
import { keys } from "../api/queries";
import { sendJson } from "../api/send";
import type { AnnotationPage, AnnotationView, NoteRequest } from "../api/types";
import { writeFilter, type AnnotationFilter } from "./filter";
import { countBySteps } from "./model";

/** More than anybody writes about one run; the server sends no more at a time. */
const MOST = 1000;
const PAGE = 100;

/** The annotations of a run, the latest first, as fresh as the change stream keeps them. */
export function useRunAnnotations(project: string, app: string) {
  return useQuery({
    queryKey: keys.runAnnotations(project, app),
    queryFn: ({ signal }) => getJson<AnnotationPage>("annotations", { project, app, limit: MOST }, signal),
  });
}

/** How many annotations the steps of a run have, by sequence id; none while that is not known. */
export function useAnnotatedSteps(project: string, app: string): ReadonlyMap<number, number> {
  const { data } = useRunAnnotations(project, app);
  return useMemo(() => countBySteps(data?.annotations ?? []), [data]);
}

/** The annotations of a project that a filter lets through, the latest first, in pages. */
export function useAnnotationList(project: string, filter: AnnotationFilter) {
  const asked = writeFilter(filter);
  return useInfiniteQuery({
    queryKey: [...keys.annotations(project), asked],
    queryFn: ({ pageParam, signal }) =>
      getJson<AnnotationPage>("annotations", { project, ...asked, limit: PAGE, before: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.nextBefore,
    placeholderData: keepPreviousData,
  });
}

export type Saving =
  | {
      readonly kind: "add";
      readonly sequenceId: number;
      readonly partition: string | null;
      readonly note: NoteRequest;
    }
  | { readonly kind: "replace"; readonly id: number; readonly asOf: string; readonly note: NoteRequest }
  | { readonly kind: "delete"; readonly id: number };

function send(project: string, app: string, saving: Saving): Promise<AnnotationView> {
  switch (saving.kind) {
    case "add": {
      const { sequenceId, partition, note } = saving;
      return sendJson("POST", "annotations", { project, app, sequenceId, partition }, note);
    }
    case "replace":
      return sendJson("PUT", "annotations", { project, id: saving.id, asOf: saving.asOf }, saving.note);
    case "delete":
      return sendJson("DELETE", "annotations", { project, id: saving.id });
  }
}

/** Changes the annotations of a run. What others changed meanwhile is read anew, whether it went well or not. */
export function useSaving(project: string, app: string) {
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (saving: Saving) => send(project, app, saving),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.runAnnotations(project, app) }),
        client.invalidateQueries({ queryKey: keys.annotations(project) }),
      ]),
  });
}
