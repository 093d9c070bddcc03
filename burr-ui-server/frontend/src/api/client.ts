import type { ProblemDetail } from "./types";

/** A request that did not succeed, told in the server's words. Status 0: no answer came at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;

  constructor(status: number, title: string, detail: string) {
    super(detail === "" ? title : `${title}: ${detail}`);
    this.name = "ApiProblem";
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  get unreachable(): boolean {
    return this.status === 0;
  }
}

export type QueryParams = Record<string, string | number | readonly string[] | null | undefined>;

/** Address of an API resource, below the page's base so that a path prefix is kept. */
export function apiUrl(path: string, params: QueryParams = {}, base: string = document.baseURI): string {
  const url = new URL(`api/v1/${path}`, base);
  for (const [name, value] of Object.entries(params)) {
    const values = typeof value === "object" && value !== null ? value : [value];
    for (const each of values) {
      if (each !== null && each !== undefined && each !== "") url.searchParams.append(name, String(each));
    }
  }
  return url.href;
}

/** Where the server is, for texts: "localhost:7241" or "example.com/burr". */
export function serverName(base: string = document.baseURI): string {
  const url = new URL(".", base);
  return (url.host + url.pathname).replace(/\/$/, "");
}

export async function getJson<T>(path: string, params: QueryParams = {}, signal?: AbortSignal): Promise<T> {
  return jsonOf(await getResponse(path, params, signal), path);
}

export async function jsonOf<T>(response: Response, path: string): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw notJson(response, path);
  }
}

/** The answer as it came, for bodies that are too large to be parsed in the page; a problem is thrown as one. */
export async function getResponse(path: string, params: QueryParams, signal?: AbortSignal): Promise<Response> {
  return toProblem(
    fetch(apiUrl(path, params), {
      headers: { accept: "application/json, application/problem+json" },
      credentials: "same-origin",
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}

/** The answer to a request if it is one; a problem, also that none came, is thrown as an {@link ApiProblem}. */
export async function toProblem(request: Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    response = await request;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem(
      0,
      "The server does not answer",
      `Nothing listens at ${serverName()}. Start it again with ./burr; this page goes on by itself.`,
    );
  }
  if (!response.ok) {
    if (asksToSignIn(response)) location.assign(signInUrl());
    throw await problemOf(response);
  }
  return response;
}

/** Whether this server wants to know who asks. A proxy in front of it that does so has a page of its own. */
function asksToSignIn(response: Response): boolean {
  return response.status === 401 && (response.headers.get("www-authenticate") ?? "").includes('realm="burr"');
}

/** Address of the page to sign in on, which leads back to the one that is shown. */
export function signInUrl(page: string = location.href, base: string = document.baseURI): string {
  const url = new URL("login", base);
  const root = new URL(".", base).href;
  if (page.startsWith(root)) url.searchParams.set("next", page.slice(root.length));
  return url.href;
}

export function notJson(response: Response, path: string): ApiProblem {
  if (response.redirected) {
    return new ApiProblem(
      response.status,
      "The answer is another page",
      `${serverName()} led away from api/v1/${path}, as it does where somebody has to sign in again. Reload this page to do so.`,
    );
  }
  return new ApiProblem(
    response.status,
    "The answer is not JSON",
    `${serverName()} sent something else for api/v1/${path}. Check that no proxy answers in its place.`,
  );
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const fallback = `The server answered ${response.status} ${response.statusText}`.trim();
  const advice = adviceFor(response.status);
  if (!/[/+]json/.test(response.headers.get("content-type") ?? "")) {
    return new ApiProblem(response.status, fallback, advice);
  }
  try {
    const body = (await response.json()) as Partial<ProblemDetail>;
    return new ApiProblem(response.status, body.title ?? fallback, body.detail ?? advice);
  } catch {
    return new ApiProblem(response.status, fallback, advice);
  }
}

const OF_PROXIES = [502, 503, 504];

/** What to do about an answer that does not say so itself. */
function adviceFor(status: number): string {
  return OF_PROXIES.includes(status)
    ? `So answers a proxy in front of ${serverName()} that does not reach the server. Look whether it runs, and try again.`
    : `${serverName()} did not say why. Its log may; try again, or reload this page.`;
}
