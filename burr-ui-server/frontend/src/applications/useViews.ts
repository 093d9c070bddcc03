import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson } from "../api/client";
import { sendJson } from "../api/send";
import type { NamedView, ViewList } from "../api/types";

type Change =
  | { readonly kind: "save"; readonly name: string; readonly query: string }
  | { readonly kind: "change"; readonly id: string; readonly part: Partial<Pick<NamedView, "name" | "query">> }
  | { readonly kind: "remove"; readonly id: string };

/**
 * The saved views of a project, which all users of the server share, and ways to change them. Changes are made one after
 * the other, each on what the one before has left.
 */
export function useViews(project: string) {
  const client = useQueryClient();
  const queryKey = ["views", project] as const;
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => getJson<ViewList>("views", { project }, signal),
  });
  const { mutateAsync } = useMutation({
    networkMode: "always",
    scope: { id: `views of ${project}` },
    mutationFn: (change: Change) => send(project, client.getQueryData<ViewList>(queryKey)?.views ?? [], change),
    // The next change waits for this.
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return {
    /** By name; null while they are not known. */
    views: data?.views ?? null,
    save: (name: string, query: string) => mutateAsync({ kind: "save", name, query }),
    /** Leaves what is not named as it is by then. */
    change: (id: string, part: Partial<Pick<NamedView, "name" | "query">>) => mutateAsync({ kind: "change", id, part }),
    remove: (id: string) => mutateAsync({ kind: "remove", id }),
  };
}

function send(project: string, views: readonly NamedView[], change: Change): Promise<NamedView> {
  switch (change.kind) {
    case "save": {
      const { name, query } = change;
      // Enter was pressed twice.
      const same = views.find((view) => view.name === name && view.query === query);
      return same === undefined ? sendJson("POST", "views", { project }, { name, query }) : Promise.resolve(same);
    }
    case "change": {
      const { id, part } = change;
      const { name = "", query = "" } = { ...views.find((view) => view.id === id), ...part };
      return sendJson("PUT", "views", { project, id }, { name, query });
    }
    case "remove":
      return sendJson("DELETE", "views", { project, id: change.id });
  }
}
