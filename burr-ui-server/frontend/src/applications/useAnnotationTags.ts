import { useQuery } from "@tanstack/react-query";
import { getJson } from "../api/client";
import type { AnnotationPage } from "../api/types";

/** Tags that annotations of the project have; none while that is not known. */
export function useAnnotationTags(project: string): string[] {
  const { data } = useQuery({
    queryKey: ["annotation-tags", project],
    queryFn: ({ signal }) => getJson<AnnotationPage>("annotations", { project, limit: 1 }, signal),
  });
  return data?.tags ?? [];
}
