import type { Section, TreeCommand } from "./StepPayload";

/** What the page asks the worker that holds a large payload. */
export type WorkerQuestion =
  | { readonly kind: "load"; readonly json: Blob }
  | { readonly kind: "openTree"; readonly section: Section; readonly choices: readonly [string, boolean][] }
  | { readonly kind: "command"; readonly section: Section; readonly command: TreeCommand }
  | { readonly kind: "rows" | "jsonLines"; readonly section: Section; readonly start: number; readonly end: number }
  | { readonly kind: "indexOf" | "text"; readonly section: Section; readonly pointer: string }
  | { readonly kind: "find" | "findLines"; readonly section: Section; readonly query: string }
  | { readonly kind: "lineCount"; readonly section: Section }
  | { readonly kind: "listSizes" };

export interface WorkerMessage {
  readonly id: number;
  readonly question: WorkerQuestion;
}

export type WorkerAnswer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };
