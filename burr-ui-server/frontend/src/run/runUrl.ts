import type { Facet } from "./filter";

export type Pane = "steps" | "graph" | "step";

/** What the address says of the page of one run. Absent parts are the defaults and are left out of the address. */
export interface RunView {
  readonly partition: string | null;
  /** Sequence id of the selected step; null where the page chooses. */
  readonly step: number | null;
  readonly tab: string | null;
  readonly state: "after" | "before" | "changes";
  readonly view: "tree" | "json";
  /** The earlier step a difference is taken from; null is the one before. */
  readonly from: number | null;
  /** The selected span of the step; null for none. */
  readonly span: string | null;
  /** JSON pointer of a value of the state that is looked at; null for none. */
  readonly field: string | null;
  readonly query: string;
  readonly facet: Facet;
  readonly live: boolean;
  /** Whether the axis shows true time. */
  readonly trueTime: boolean;
  /** Whether the graph has the room of the step list. */
  readonly graphLarge: boolean;
  /** The pane on show where there is room for one only. */
  readonly pane: Pane;
}

const FACETS: readonly Facet[] = ["failed", "slow", "llm"];
const PANES: readonly Pane[] = ["graph", "step"];

export function readRunView(search: URLSearchParams): RunView {
  return {
    partition: search.get("partition"),
    step: sequenceId(search.get("step")),
    tab: search.get("tab"),
    state: oneOf(search.get("state"), ["before", "changes"] as const) ?? "after",
    view: oneOf(search.get("view"), ["json"] as const) ?? "tree",
    from: sequenceId(search.get("from")),
    span: search.get("span"),
    field: pointer(search.get("field")),
    query: search.get("q") ?? "",
    facet: oneOf(search.get("show"), FACETS) ?? "all",
    live: search.get("live") !== "0",
    trueTime: search.get("time") === "true",
    graphLarge: search.get("graph") === "large",
    pane: oneOf(search.get("pane"), PANES) ?? "steps",
  };
}

/** The view as parameters of the address; null for what is left out because it is the default. */
export function writeRunView(view: RunView): Record<string, string | number | null> {
  return {
    partition: view.partition,
    step: view.step,
    tab: view.tab,
    state: view.state === "after" ? null : view.state,
    view: view.view === "tree" ? null : view.view,
    from: view.from,
    span: view.span,
    field: view.field,
    q: view.query === "" ? null : view.query,
    show: view.facet === "all" ? null : view.facet,
    live: view.live ? null : "0",
    time: view.trueTime ? "true" : null,
    graph: view.graphLarge ? "large" : null,
    pane: view.pane === "steps" ? null : view.pane,
  };
}

function sequenceId(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function pointer(text: string | null): string | null {
  return text?.startsWith("/") === true ? text : null;
}

function oneOf<T extends string>(text: string | null, allowed: readonly T[]): T | null {
  return allowed.find((value) => value === text) ?? null;
}
