import { useInfiniteQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { getJson } from "../api/client";
import { keys, type LoadedApplications } from "../api/queries";
import { sendJson } from "../api/send";
import type { TrashList, TrashReport } from "../api/types";

/** As many as the server takes at a time. */
const MOST_AT_ONCE = 500;

const PAGE = 200;

const trashKey = (project: string) => ["trash", project] as const;

/** What is in the trash of a project, the latest first, in pages. */
export function useTrash(project: string) {
  return useInfiniteQuery({
    queryKey: trashKey(project),
    queryFn: ({ pageParam, signal }) =>
      getJson<TrashList>("trash", { project, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 0,
  });
}

/** Moves runs to the trash, brings them back, and deletes them for good; the lists follow. */
export function useTrashActions(project: string) {
  const client = useQueryClient();
  const refresh = (report: TrashReport) => {
    if (report.done.length > 0) refreshLists(client, project);
    return report;
  };
  return {
    remove: async (apps: readonly string[]) => {
      const report = await inParts(apps, (part) => sendJson("POST", "trash", {}, { project, apps: part }));
      forget(client, project, new Set(report.done.map((run) => run.app)));
      return refresh(report);
    },
    restore: async (ids: readonly string[]) => {
      const report = await inParts(ids, (part) => sendJson("POST", "trash/restore", {}, { ids: part }));
      // They belong at their old places in the list, so it is read anew.
      if (report.done.length > 0) await client.invalidateQueries({ queryKey: keys.applications(project) });
      return refresh(report);
    },
    purge: async (ids: readonly string[]) =>
      refresh(await inParts(ids, (part) => sendJson("POST", "trash/purge", {}, { ids: part }))),
  };
}

/** One after the other: what fails in the middle leaves the rest as it was. */
async function inParts(ids: readonly string[], send: (part: readonly string[]) => Promise<TrashReport>) {
  const report: TrashReport = { done: [], refused: [] };
  for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
    const part = await send(ids.slice(at, at + MOST_AT_ONCE));
    report.done.push(...part.done);
    report.refused.push(...part.refused);
  }
  return report;
}

/** Takes rows out of the pages that are shown, so that no other row waits for the server. */
function forget(client: QueryClient, project: string, apps: ReadonlySet<string>): void {
  client.setQueriesData<LoadedApplications>({ queryKey: keys.applications(project) }, (loaded) =>
    loaded === undefined
      ? undefined
      : {
          ...loaded,
          pages: loaded.pages.map((page) => ({
            ...page,
            applications: page.applications.filter((run) => !apps.has(run.appId)),
          })),
        },
  );
}

function refreshLists(client: QueryClient, project: string): void {
  for (const queryKey of [keys.applicationsHead(project), keys.projects, trashKey(project), ["storage"]]) {
    void client.invalidateQueries({ queryKey });
  }
}
