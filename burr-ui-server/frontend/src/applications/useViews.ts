import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson } from "../api/client";
import { sendJson } from "../api/send";
import type { NamedView, ViewList } from "../api/types";

/** The saved views of a project, which all users of the server share, and ways to change them. */
export function useViews(project: string) {
  const client = useQueryClient();
  const queryKey = ["views", project] as const;
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => getJson<ViewList>("views", { project }, signal),
  });
  const changed = async (view: Promise<NamedView>) => {
    const result = await view;
    await client.invalidateQueries({ queryKey });
    return result;
  };
  return {
    /** By name; null while they are not known. */
    views: data?.views ?? null,
    save: (name: string, query: string) => changed(sendJson("POST", "views", { project }, { name, query })),
    change: (id: string, name: string, query: string) =>
      changed(sendJson("PUT", "views", { project, id }, { name, query })),
    remove: (id: string) => changed(sendJson("DELETE", "views", { project, id })),
  };
}
