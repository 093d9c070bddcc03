import type { JsonValue } from "../../api/types";
import { childOf, isContainer, scalarText, type JsonContainer } from "./json";

/** Places of a value, as the names on the way to each. */
export interface Found {
  readonly paths: readonly (readonly string[])[];
  /** Whether there are more. */
  readonly cut: boolean;
}

export const MAX_FOUND = 1000;

interface Frame {
  readonly container: JsonContainer;
  readonly names: readonly string[] | null;
  next: number;
}

/** Keys and values that contain a text, in the order of the tree, whatever the case. */
export function find(root: JsonValue, query: string): Found {
  const wanted = query.toLowerCase();
  const paths: string[][] = [];
  if (wanted === "" || !isContainer(root)) return { paths, cut: false };
  const path: string[] = [];
  // Frames instead of recursion, so that no depth is too deep.
  const frames = [frameOf(root)];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const index = frame.next++;
    const name = frame.names === null ? String(index) : frame.names[index];
    const value = name === undefined ? undefined : childOf(frame.container, name);
    if (name === undefined || value === undefined) {
      frames.pop();
      path.pop();
      continue;
    }
    path.push(name);
    const named = frame.names !== null && contains(name, wanted);
    if (named || (!isContainer(value) && contains(scalarText(value), wanted))) {
      if (paths.length === MAX_FOUND) return { paths, cut: true };
      paths.push([...path]);
    }
    if (isContainer(value)) frames.push(frameOf(value));
    else path.pop();
  }
  return { paths, cut: false };
}

function frameOf(container: JsonContainer): Frame {
  return { container, names: Array.isArray(container) ? null : Object.keys(container), next: 0 };
}

function contains(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(wanted);
}
