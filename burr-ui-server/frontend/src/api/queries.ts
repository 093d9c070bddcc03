import {
  QueryClient,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQuery,
  type InfiniteData,
} from "@tanstack/react-query";
import { ApiProblem, getJson } from "./client";
import type { ApplicationDetail, ApplicationPage, Info, Neighbours, ProjectList } from "./types";

/** What a list of applications is narrowed and sorted by, as the address has it; empty texts mean "all". */
export interface ApplicationFilter {
  q: string;
  /** With commas between them, as in `has`. */
  status: string;
  partition: string;
  /** "partition" for runs without a key. */
  without: string;
  /** Of an annotation. */
  tag: string;
  /** That any step ran, and that the last one did. */
  action: string;
  last: string;
  /** "24h", "7d", a day or a minute. */
  from: string;
  to: string;
  /** "200ms", "1.5s". */
  min: string;
  max: string;
  /** "200", "12k", "1.5M". */
  mintokens: string;
  maxtokens: string;
  mincost: string;
  maxcost: string;
  has: string;
  sort: string;
  order: string;
}

/** The same as the server takes it. */
export interface ApplicationQuery {
  q: string;
  status: string;
  partition: string;
  withoutPartition: string;
  tag: string;
  action: string;
  lastAction: string;
  since: string;
  until: string;
  minMicros: string;
  maxMicros: string;
  minTokens: string;
  maxTokens: string;
  minCost: string;
  maxCost: string;
  has: string;
  sort: string;
  order: string;
}

export const APPLICATIONS_PER_PAGE = 100;
export const INDEXING_INTERVAL = 1_000;

export const keys = {
  info: ["info"] as const,
  projects: ["projects"] as const,
  applications: (project: string) => ["applications", project] as const,
  applicationsHead: (project: string) => ["applications-head", project] as const,
  application: (project: string, app: string) => ["application", project, app] as const,
  neighbours: (project: string, app: string) => ["neighbours", project, app] as const,
  steps: (project: string, app: string) => ["steps", project, app] as const,
  annotations: (project: string) => ["annotations", project] as const,
  runAnnotations: (project: string, app: string) => ["annotations-of-run", project, app] as const,
};

/** The change stream keeps data fresh, so nothing is fetched again merely because it is old or the window got focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem),
      },
    },
  });
}

export function useInfo() {
  return useQuery({
    queryKey: keys.info,
    queryFn: ({ signal }) => getJson<Info>("info", {}, signal),
    staleTime: Infinity,
  });
}

export function useProjects() {
  return useQuery({
    queryKey: keys.projects,
    queryFn: ({ signal }) => getJson<ProjectList>("projects", {}, signal),
    refetchInterval: ({ state }) => (state.data?.indexing ? INDEXING_INTERVAL : false),
  });
}

function applicationPage(project: string, query: ApplicationQuery, cursor: string | null, signal: AbortSignal) {
  return getJson<ApplicationPage>("applications", { project, ...query, limit: APPLICATIONS_PER_PAGE, cursor }, signal);
}

export function applicationsKey(project: string, query: ApplicationQuery) {
  return [...keys.applications(project), query] as const;
}

export type LoadedApplications = InfiniteData<ApplicationPage, string | null>;

/** The pages as they were when loaded: rows must not move under the pointer. {@link useNewestApplications} follows. */
export function useApplications(project: string, query: ApplicationQuery) {
  return useInfiniteQuery({
    queryKey: applicationsKey(project, query),
    queryFn: ({ pageParam, signal }) => applicationPage(project, query, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
}

/** The first page, kept up to date by the change stream. */
export function useNewestApplications(project: string, query: ApplicationQuery, enabled: boolean) {
  return useQuery({
    queryKey: [...keys.applicationsHead(project), query],
    queryFn: ({ signal }) => applicationPage(project, query, null, signal),
    enabled,
    // What the server reads for the first time is not told as a change.
    refetchInterval: ({ state }) => (state.data?.indexing ? INDEXING_INTERVAL : false),
  });
}

/** How many applications each of the filters would leave; undefined while unknown. */
export function useFilterTotals(project: string, queries: ApplicationQuery[]): (number | undefined)[] {
  return useQueries({
    queries: queries.map((query) => ({
      queryKey: [...keys.applicationsHead(project), "total", query],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getJson<ApplicationPage>("applications", { project, ...query, limit: 1 }, signal),
    })),
    combine: (results) => results.map((result) => result.data?.total),
  });
}

export function applicationQuery(project: string, app: string) {
  return queryOptions({
    queryKey: keys.application(project, app),
    queryFn: ({ signal }) => getJson<ApplicationDetail>("application", { project, app }, signal),
  });
}

export function useApplication(project: string, app: string) {
  return useQuery(applicationQuery(project, app));
}

/** The runs beside one in the list of its project: for going from run to run, so they need not be the very newest. */
export function useNeighbours(project: string, app: string): Neighbours {
  const { data } = useQuery({
    queryKey: keys.neighbours(project, app),
    queryFn: ({ signal }) => getJson<Neighbours>("neighbours", { project, app }, signal),
  });
  return data ?? { newer: null, older: null };
}
