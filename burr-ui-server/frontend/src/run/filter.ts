import type { StepSummary } from "../api/types";

export type Facet = "all" | "failed" | "slow" | "llm";

/** Which steps a facet is about that their summaries do not tell. */
export interface FacetSteps {
  /** Their places in the list. */
  readonly slow: ReadonlySet<number>;
  /** Sequence ids of those that called a language model. */
  readonly llm: ReadonlySet<number>;
}

export interface StepFilter {
  readonly query: string;
  readonly facet: Facet;
}

const TOKEN = /action:"([^"]*)"|(\S+)/g;

type Test = (step: StepSummary) => boolean;

/** The filter text that keeps one action only; what a click on a node of the graph asks for. */
export function actionQuery(action: string): string {
  return /[\s"]/.test(action) ? `action:"${action}"` : `action:${action}`;
}

/** Steps that match every word of the query and the facet; the same array where nothing is filtered. */
export function filterSteps(
  steps: readonly StepSummary[],
  filter: StepFilter,
  { slow, llm }: FacetSteps,
): readonly StepSummary[] {
  const tests = testsOf(filter.query);
  if (filter.facet === "failed") {
    tests.push((step) => step.status === "failed");
  } else if (filter.facet === "slow") {
    tests.push((step) => slow.has(step.index));
  } else if (filter.facet === "llm") {
    tests.push((step) => llm.has(step.sequenceId));
  }
  return tests.length === 0 ? steps : steps.filter((step) => tests.every((test) => test(step)));
}

function testsOf(query: string): Test[] {
  return [...query.matchAll(TOKEN)].map(([, quoted, word = ""]) => {
    if (quoted !== undefined) {
      return (step) => step.action === quoted;
    }
    if (word.startsWith("action:")) {
      const action = word.slice("action:".length);
      return (step) => step.action === action;
    }
    if (/^#\d+$/.test(word)) {
      const sequenceId = Number(word.slice(1));
      return (step) => step.sequenceId === sequenceId;
    }
    const needle = word.toLowerCase();
    return (step) => textsOf(step).some((text) => text.toLowerCase().includes(needle));
  });
}

function textsOf(step: StepSummary): string[] {
  const keys = [...step.added, ...step.changed, ...step.removed];
  return [step.action, step.condition ?? "", step.error ?? "", ...keys];
}

/** The action that the query keeps and nothing else; null for every other query. */
export function onlyAction(query: string): string | null {
  const match = /^\s*action:(?:"([^"]*)"|(\S+))\s*$/.exec(query);
  return match?.[1] ?? match?.[2] ?? null;
}
