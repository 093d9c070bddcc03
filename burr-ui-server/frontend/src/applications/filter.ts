import type { ApplicationFilter } from "../api/queries";
import type { ApplicationStatus } from "../api/types";
import type { SearchValues } from "../routing/paths";

export const statuses: readonly ApplicationStatus[] = ["running", "failed", "interrupted", "succeeded", "empty"];

export type FilterName = keyof ApplicationFilter;

/** The filter that an address asks for; a status that does not exist is no filter. */
export function filterOf(params: URLSearchParams): ApplicationFilter {
  const status = params.get("status") ?? "";
  return {
    q: params.get("q") ?? "",
    status: statuses.some((known) => known === status) ? status : "",
    partition: params.get("partition") ?? "",
  };
}

/** The filter as search values, with an empty text for what is not narrowed. */
export function searchOf(filter: ApplicationFilter): SearchValues {
  return { q: filter.q, status: filter.status, partition: filter.partition };
}

/** What is sent to the server: spaces around a search text mean nothing. */
export function asAsked(filter: ApplicationFilter): ApplicationFilter {
  return { ...filter, q: filter.q.trim() };
}

export function activeFilters(filter: ApplicationFilter): FilterName[] {
  return (["q", "status", "partition"] as const).filter((name) => filter[name].trim() !== "");
}

export function without(filter: ApplicationFilter, name: FilterName): ApplicationFilter {
  return { ...filter, [name]: "" };
}
