/** What the annotations of a project are narrowed by; empty texts mean "all". */
export interface AnnotationFilter {
  readonly q: string;
  /** All of which an annotation must have. */
  readonly tags: readonly string[];
  readonly thumbs: "" | "up" | "down" | "none";
  /** Id of the only run. */
  readonly app: string;
}

export const NO_FILTER: AnnotationFilter = { q: "", tags: [], thumbs: "", app: "" };

const THUMBS = ["up", "down", "none"] as const;

export function readFilter(params: URLSearchParams): AnnotationFilter {
  return {
    q: params.get("q") ?? "",
    tags: [...new Set(params.getAll("tag"))].filter((tag) => tag !== ""),
    thumbs: THUMBS.find((value) => value === params.get("thumbs")) ?? "",
    app: params.get("app") ?? "",
  };
}

/** As the address and the server have it. */
export function writeFilter({ q, tags, thumbs, app }: AnnotationFilter): Record<string, string | readonly string[]> {
  return { q, tag: tags, thumbs, app };
}

export function isFiltered({ q, tags, thumbs, app }: AnnotationFilter): boolean {
  return q !== "" || tags.length > 0 || thumbs !== "" || app !== "";
}
