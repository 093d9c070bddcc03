import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import {
  applicationsKey,
  useApplications,
  useNewestApplications,
  type ApplicationFilter,
  type LoadedApplications,
} from "../api/queries";
import { useNow } from "../ui/clock";
import { announce } from "../ui/LiveRegion";
import { plural } from "../format";
import { asAsked } from "./filter";
import { orderOf } from "./order";
import { arrivals, buildRows, orderState } from "./rows";
import { useRested } from "../ui/useRested";

const TYPING_REST = 200;

/** The list as the page shows it: loaded pages, kept fresh in place, and what waits above them. */
export function useApplicationList(project: string, filter: ApplicationFilter) {
  const client = useQueryClient();
  const q = useRested(filter.q, TYPING_REST);
  const now = useCountedFrom(`${filter.from} ${filter.to}`);
  const asked = asAsked({ ...filter, q: filter.q === "" ? "" : q }, now);
  const { by, ascending } = orderOf(filter);
  const loaded = useApplications(project, asked);
  const newest = useNewestApplications(project, asked, loaded.isSuccess && !loaded.isPlaceholderData);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());

  const pages = useMemo(() => loaded.data?.pages ?? [], [loaded.data]);
  const head = newest.isPlaceholderData ? undefined : newest.data;
  const rows = useMemo(() => buildRows(pages, head, folded, { by, ascending }), [pages, head, folded, by, ascending]);
  const waiting = useMemo(() => arrivals(pages, head), [pages, head]);
  const partitions = useMemo(() => distinct(rows.map((row) => row.application.partitionKey)), [rows]);

  const key = JSON.stringify(applicationsKey(project, asked));
  const showNewest = useCallback(() => {
    if (head === undefined) return;
    client.setQueryData<LoadedApplications>(JSON.parse(key) as unknown[], { pages: [head], pageParams: [null] });
  }, [client, head, key]);

  // Nothing can move in an empty list, nor in one that has its order already: what arrives is shown at once.
  const nothingYet = loaded.isSuccess && !loaded.isPlaceholderData && rows.length === 0;
  const ordered = orderState(pages, head, { by, ascending });
  useEffect(() => {
    if ((nothingYet && waiting > 0) || ordered === "same") showNewest();
    else if (ordered === "moved") announce("The order of the list is complete, and can be shown");
    else if (waiting > 0) announce(plural(waiting, "new application"));
  }, [nothingYet, ordered, waiting, showNewest]);

  const fold = useCallback((appId: string) => {
    setFolded((before) => {
      const after = new Set(before);
      if (!after.delete(appId)) after.add(appId);
      return after;
    });
  }, []);

  return {
    rows,
    loaded: loaded.isSuccess,
    /** The rows still belong to the filter before. */
    outdated: loaded.isPlaceholderData,
    error: loaded.error,
    retry: () => void loaded.refetch(),
    total: head?.total ?? pages[0]?.total,
    waiting,
    /** The order of all runs is known now, and is not what is shown. */
    reordered: ordered === "moved",
    waitingIsMore: head !== undefined && head.nextCursor !== null && waiting === head.applications.length,
    showNewest,
    partitions,
    /** What "the last 24 h" of this list counts back from. */
    now,
    /** How far the server has come with reading the runs; null when it knows all. */
    indexing: (head ?? pages[0])?.indexing ?? null,
    fold,
    hasMore: loaded.hasNextPage,
    loadMore: () => {
      if (!loaded.isFetchingNextPage) void loaded.fetchNextPage();
    },
    moreFailed: loaded.isFetchNextPageError,
    pageCount: pages.length,
  };
}

export type ApplicationListState = ReturnType<typeof useApplicationList>;

function distinct(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort((a, b) => a.localeCompare(b));
}

/** The time when these times were asked for: pages that belong together have to mean the same by them. */
function useCountedFrom(times: string): number {
  const clock = useNow(60_000);
  const [base, setBase] = useState({ times, now: clock });
  if (base.times === times) return base.now;
  setBase({ times, now: clock });
  return clock;
}
