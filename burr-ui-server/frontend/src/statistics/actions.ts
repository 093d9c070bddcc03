import type { ActionFigures } from "../api/types";

export type ActionColumn = "action" | "steps" | "failed" | "p50" | "p95" | "longest" | "total";

type Value = (action: ActionFigures) => number | string;

const values: Readonly<Record<ActionColumn, Value>> = {
  action: ({ action }) => action,
  steps: ({ steps }) => steps,
  failed: ({ failed }) => failed,
  p50: ({ p50Micros }) => p50Micros,
  p95: ({ p95Micros }) => p95Micros,
  longest: ({ longestMicros }) => longestMicros,
  total: ({ totalMicros }) => totalMicros,
};

export function columnOf(text: string | null): ActionColumn {
  return text !== null && Object.hasOwn(values, text) ? (text as ActionColumn) : "total";
}

/** The most of a number first, names by the alphabet; what is equal keeps its order. */
export function sortedActions(actions: readonly ActionFigures[], by: ActionColumn): ActionFigures[] {
  const value = values[by];
  return actions.toSorted((one, other) => {
    const a = value(one);
    const b = value(other);
    return typeof a === "number" && typeof b === "number" ? b - a : String(a).localeCompare(String(b));
  });
}

/** "3 (15 %)"; empty where none failed. */
export function failedText({ failed, steps }: Pick<ActionFigures, "failed" | "steps">): string {
  if (failed === 0) return "";
  const percent = (100 * failed) / Math.max(1, steps);
  return `${new Intl.NumberFormat("en").format(failed)} (${percent < 1 ? "< 1" : Math.round(percent)} %)`;
}
