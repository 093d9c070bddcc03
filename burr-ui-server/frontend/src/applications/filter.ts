import type { ApplicationFilter, ApplicationQuery } from "../api/queries";
import type { ApplicationStatus } from "../api/types";
import type { SearchValues } from "../routing/paths";
import { asMicros } from "./duration";
import { asMoment } from "./moment";
import { sorts } from "./order";
import { asCost, asTokens } from "./range";

export const statuses: readonly ApplicationStatus[] = ["running", "failed", "interrupted", "succeeded", "empty"];

/** What a run can have that the server looks for. */
export const marks = ["error", "annotation", "fork", "undeclared"] as const;

export type Mark = (typeof marks)[number];

/** What narrows the list, by its name in the address. */
export type FilterName = Exclude<keyof ApplicationFilter, "sort" | "order">;

const names: readonly FilterName[] = [
  "q",
  "from",
  "to",
  "status",
  "partition",
  "without",
  "tag",
  "action",
  "last",
  "min",
  "max",
  "mintokens",
  "maxtokens",
  "mincost",
  "maxcost",
  "has",
];

/** What a run can be without. */
export const NO_PARTITION = "partition";

export const noFilter: Readonly<Record<FilterName, "">> = {
  q: "",
  from: "",
  to: "",
  status: "",
  partition: "",
  without: "",
  tag: "",
  action: "",
  last: "",
  min: "",
  max: "",
  mintokens: "",
  maxtokens: "",
  mincost: "",
  maxcost: "",
  has: "",
};

/** The filter that an address asks for; what cannot be understood narrows nothing. */
export function filterOf(params: URLSearchParams): ApplicationFilter {
  const text = (name: keyof ApplicationFilter) => params.get(name) ?? "";
  const sort = text("sort");
  return {
    q: text("q"),
    status: known(text("status"), statuses),
    partition: text("without") === NO_PARTITION ? "" : text("partition"),
    without: text("without") === NO_PARTITION ? NO_PARTITION : "",
    tag: text("tag"),
    action: text("action"),
    last: text("last"),
    from: asMoment(text("from"), 0, false) === null ? "" : text("from"),
    to: asMoment(text("to"), 0, true) === null ? "" : text("to"),
    min: asMicros(text("min")) === null ? "" : text("min"),
    max: asMicros(text("max")) === null ? "" : text("max"),
    mintokens: asTokens(text("mintokens")) === null ? "" : text("mintokens"),
    maxtokens: asTokens(text("maxtokens")) === null ? "" : text("maxtokens"),
    mincost: asCost(text("mincost")) === null ? "" : text("mincost"),
    maxcost: asCost(text("maxcost")) === null ? "" : text("maxcost"),
    has: known(text("has"), marks),
    sort: sorts.some((each) => each === sort) && sort !== "activity" ? sort : "",
    order: text("order") === "asc" ? "asc" : "",
  };
}

/** Those of a list with commas that exist, each once and in the order of all. */
function known(text: string, all: readonly string[]): string {
  const given = new Set(text.split(","));
  return all.filter((each) => given.has(each)).join(",");
}

export function chosen(list: string): string[] {
  return list === "" ? [] : list.split(",");
}

/** The filter as search values, with an empty text for what is not narrowed. */
export function searchOf(filter: ApplicationFilter): SearchValues {
  return { ...filter };
}

/** The filter as a saved view keeps it: what stands behind the question mark, always in the same order. */
export function queryOf(filter: ApplicationFilter): string {
  const params = new URLSearchParams();
  for (const name of [...names, "sort", "order"] as const) {
    if (filter[name].trim() !== "") params.set(name, filter[name]);
  }
  return params.toString();
}

/** The filter of a saved view; what does not exist any more narrows nothing. */
export function viewFilter(query: string): ApplicationFilter {
  return filterOf(new URLSearchParams(query));
}

/**
 * What is sent to the server.
 *
 * @param now what "24h" counts back from, in milliseconds
 */
export function asAsked(filter: ApplicationFilter, now: number): ApplicationQuery {
  return {
    // Spaces around a search text mean nothing.
    q: filter.q.trim(),
    status: filter.status,
    partition: filter.partition,
    withoutPartition: filter.without === NO_PARTITION ? "true" : "",
    tag: filter.tag,
    action: filter.action,
    lastAction: filter.last,
    since: asMoment(filter.from, now, false) ?? "",
    until: asMoment(filter.to, now, true) ?? "",
    minMicros: asMicros(filter.min)?.toString() ?? "",
    maxMicros: asMicros(filter.max)?.toString() ?? "",
    minTokens: asTokens(filter.mintokens)?.toString() ?? "",
    maxTokens: asTokens(filter.maxtokens)?.toString() ?? "",
    minCost: asCost(filter.mincost)?.toString() ?? "",
    maxCost: asCost(filter.maxcost)?.toString() ?? "",
    has: filter.has,
    sort: filter.sort,
    order: filter.order,
  };
}

export function activeFilters(filter: ApplicationFilter): FilterName[] {
  return names.filter((name) => filter[name].trim() !== "");
}

export function without(filter: ApplicationFilter, name: FilterName): ApplicationFilter {
  return { ...filter, [name]: "" };
}
