import type { ApplicationFilter } from "../api/queries";

/** A place in the UI. Ids are as the API gives them, never escaped. */
export type Place =
  | { page: "projects" }
  | { page: "project"; project: string }
  | { page: "annotations"; project: string }
  | { page: "run"; project: string; app: string }
  | { page: "trash"; project: string }
  | { page: "compare"; project: string }
  | { page: "problems"; project: string }
  | { page: "statistics"; project: string }
  | { page: "unknown" };

/** Path of the page's base without a slash at its end: "" or "/burr". */
export function basePath(base: string = document.baseURI): string {
  return new URL(".", base).pathname.replace(/\/$/, "");
}

/** Reads a path and its search below the base. Works on the raw path, so that an id is unescaped exactly once. */
export function placeOf(pathname: string, search: string, base: string): Place {
  if (pathname !== base && !pathname.startsWith(`${base}/`)) return { page: "unknown" };
  const segments = pathname
    .slice(base.length)
    .split("/")
    .filter((segment) => segment !== "");
  const [head, ...ids] = segments.map(unescapeSegment);
  if (head === undefined || (head === "projects" && ids.length === 0)) return { page: "projects" };
  if (head === "project") return pageOfProject(ids[0], ids[1], ids.length) ?? idsPlace(ids[0], ids[1], ids.length);
  if (head === "open" && ids.length === 0) {
    const params = new URLSearchParams(search);
    const page = pageOfProject(params.get("project") ?? undefined, params.get("page") ?? undefined, 2);
    return page ?? idsPlace(params.get("project") ?? undefined, params.get("app") ?? undefined, 2);
  }
  return { page: "unknown" };
}

/** Pages about a project, by the name that stands where the id of a run stands. A run of that id has an address of its own. */
const PROJECT_PAGE_NAMES = [
  "annotations",
  "compare",
  "problems",
  "statistics",
  "trash",
] as const satisfies Place["page"][];
const PROJECT_PAGES: ReadonlySet<string> = new Set(PROJECT_PAGE_NAMES);

function pageOfProject(project: string | undefined, name: string | undefined, count: number): Place | null {
  if (project === undefined || project === "" || count !== 2) return null;
  const page = PROJECT_PAGE_NAMES.find((known) => known === name);
  return page === undefined ? null : { page, project };
}

function idsPlace(project: string | undefined, app: string | undefined, count: number): Place {
  if (project === undefined || project === "" || count > 2) return { page: "unknown" };
  return app === undefined || app === "" ? { page: "project", project } : { page: "run", project, app };
}

function unescapeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export type SearchValues = Record<string, string | number | readonly string[] | null | undefined>;

/** The texts that stand for a value in an address: none for an empty one, several for a list. */
export function searchTexts(value: SearchValues[string]): string[] {
  const values = typeof value === "object" && value !== null ? value : [value ?? ""];
  return values.map(String).filter((text) => text !== "");
}

export function projectsHref(search: SearchValues = {}): string {
  return withSearch("/projects", search);
}

export function projectHref(project: string, search: Partial<ApplicationFilter> & SearchValues = {}): string {
  return pathSafe(project)
    ? withSearch(`/project/${encodeURIComponent(project)}`, search)
    : withSearch("/open", { project, ...search });
}

/** Link to a page about a project. */
function projectPageHref(page: string, project: string, search: SearchValues): string {
  return pathSafe(project)
    ? withSearch(`/project/${encodeURIComponent(project)}/${page}`, search)
    : withSearch("/open", { project, page, ...search });
}

/** Link to two runs side by side; `b` is what `a` became. */
export function compareHref(project: string, search: SearchValues): string {
  return projectPageHref("compare", project, search);
}

/** Link to what was deleted of a project. */
export function trashHref(project: string): string {
  return projectPageHref("trash", project, {});
}

/** Link to what people said of the steps of a project. */
export function annotationsHref(project: string, search: SearchValues = {}): string {
  return projectPageHref("annotations", project, search);
}

/** Link to how the actions of a project do. */
export function statisticsHref(project: string, search: SearchValues = {}): string {
  return projectPageHref("statistics", project, search);
}

/** Link to what is wrong in a project. */
export function problemsHref(project: string, search: SearchValues = {}): string {
  return projectPageHref("problems", project, search);
}

/** Link to a run; the partition key is part of its identity for readers of the link, not for finding it. */
export function runHref(project: string, app: string, search: SearchValues = {}): string {
  return pathSafe(project) && pathSafe(app) && !PROJECT_PAGES.has(app)
    ? withSearch(`/project/${encodeURIComponent(project)}/${encodeURIComponent(app)}`, search)
    : withSearch("/open", { project, app, ...search });
}

// Servers and proxies refuse or rewrite these in a path, escaped or not.
const UNSAFE = /[;%/\\?#\p{Cc}]/u;

function pathSafe(id: string): boolean {
  return id !== "" && id !== "." && id !== ".." && !UNSAFE.test(id);
}

function withSearch(path: string, values: SearchValues): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    searchTexts(value).forEach((text) => params.append(name, text));
  }
  const search = params.toString();
  return search === "" ? path : `${path}?${search}`;
}
