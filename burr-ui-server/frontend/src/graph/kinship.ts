import type { GraphView } from "../api/types";

/** An action that shares keys of the state with another one. */
export interface Kin {
  readonly node: number;
  /** "writes prompt, mode" of what the other reads, "reads response" of what it writes. */
  readonly text: string;
}

const MOST_KEYS = 2;

/** The actions that write what an action reads, and those that read what it writes, as far as they declare it. */
export function kinOf(actions: GraphView["actions"], node: number): Kin[] {
  const own = actions[node];
  if (own === undefined) return [];
  return actions.flatMap(({ reads, writes }, other) => {
    if (other === node) return [];
    const text = [said("writes", shared(writes, own.reads)), said("reads", shared(reads, own.writes))]
      .filter((part) => part !== "")
      .join(", ");
    return text === "" ? [] : [{ node: other, text }];
  });
}

function shared(keys: readonly string[], others: readonly string[]): string[] {
  return keys.filter((key) => others.includes(key));
}

function said(verb: string, keys: readonly string[]): string {
  if (keys.length === 0) return "";
  const more = keys.length > MOST_KEYS ? ` +${keys.length - MOST_KEYS}` : "";
  return `${verb} ${keys.slice(0, MOST_KEYS).join(", ")}${more}`;
}
