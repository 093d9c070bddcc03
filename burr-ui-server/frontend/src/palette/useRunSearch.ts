import { useInfiniteQuery, type InfiniteData } from "@tanstack/react-query";
import { useEffect } from "react";
import { getJson } from "../api/client";
import type { SearchHit, SearchPage } from "../api/types";

const ENOUGH = 8;
/** The server takes about a second for each: longer than that nobody waits for a list that is open. */
const MOST_CALLS = 30;

export interface RunSearch {
  readonly hits: readonly SearchHit[];
  /** Runs that were looked through so far. */
  readonly searched: number;
  /** What could not be searched, as sentences. */
  readonly problems: readonly string[];
  readonly busy: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Looks for a text in the runs of a project, or of all, and goes on until there is enough to show. Empty asks nothing. */
export function useRunSearch(text: string, project: string | null): RunSearch {
  const query = useInfiniteQuery<SearchPage, Error, InfiniteData<SearchPage>, readonly unknown[], string | null>({
    queryKey: ["search", project, text],
    queryFn: ({ pageParam, signal }) =>
      getJson<SearchPage>("search", { q: text, project, limit: ENOUGH, cursor: pageParam }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    enabled: text !== "",
    gcTime: 60_000,
  });
  const pages = query.data?.pages ?? [];
  const hits = eachOnce(pages.flatMap((page) => page.hits));
  const wantsMore = query.hasNextPage && hits.length < ENOUGH && pages.length < MOST_CALLS;
  const { fetchNextPage, refetch, isFetchNextPageError, isFetching, error } = query;
  useEffect(() => {
    if (wantsMore && !isFetching && error === null) void fetchNextPage();
  }, [wantsMore, isFetching, error, fetchNextPage]);
  return {
    hits: hits.slice(0, ENOUGH),
    searched: pages.reduce((sum, page) => sum + page.searched, 0),
    problems: pages.at(-1)?.problems ?? [],
    busy: text !== "" && (isFetching || wantsMore),
    error,
    retry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
  };
}

/** A run that moved up in the list between two calls may come again. */
function eachOnce(hits: readonly SearchHit[]): SearchHit[] {
  return [...new Map(hits.map((hit) => [JSON.stringify([hit.project, hit.run.appId]), hit])).values()];
}
