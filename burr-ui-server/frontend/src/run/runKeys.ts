import type { Shortcut, ShortcutGroup } from "../keyboard/ShortcutsDialog";

/** What a key of the page of a run does. */
export type RunCommand =
  | "next"
  | "previous"
  | "nextFailure"
  | "previousFailure"
  | "filter"
  | "tab"
  | "diff"
  | "beforeAfter"
  | "annotate"
  | "stepPane"
  | "graphPane"
  | "graphLarge"
  | "fit"
  | "newerRun"
  | "olderRun";

export interface RunShortcut {
  readonly command: RunCommand;
  readonly keys: readonly string[];
  /** What it does, as the list of shortcuts says it. */
  readonly text: string;
}

/** All keys of the page; the keys that every page has (theme, live, copy link) are the shell's. */
export const RUN_SHORTCUTS: readonly RunShortcut[] = [
  { command: "next", keys: ["j"], text: "next step" },
  { command: "previous", keys: ["k"], text: "previous step" },
  { command: "nextFailure", keys: ["J"], text: "next failed step" },
  { command: "previousFailure", keys: ["K"], text: "previous failed step" },
  { command: "filter", keys: ["/"], text: "filter the steps" },
  { command: "tab", keys: ["1", "2", "3", "4", "5", "6", "7"], text: "tab" },
  { command: "diff", keys: ["d"], text: "difference" },
  { command: "beforeAfter", keys: ["b"], text: "before and after" },
  { command: "annotate", keys: ["a"], text: "annotate the step" },
  { command: "stepPane", keys: ["p"], text: "pane of the step, or more room for the others" },
  { command: "graphPane", keys: ["m"], text: "pane of the state machine, or more room for the steps" },
  { command: "graphLarge", keys: ["g"], text: "graph large or small" },
  { command: "fit", keys: ["0"], text: "fit the graph" },
  { command: "newerRun", keys: ["."], text: "newer run" },
  { command: "olderRun", keys: [","], text: "older run" },
];

export type RunCommands = Readonly<Record<RunCommand, (key: string) => void>>;

/** Handlers by key, as useKeys takes them. */
export function runKeyMap(commands: RunCommands): Record<string, () => void> {
  return Object.fromEntries(
    RUN_SHORTCUTS.flatMap(({ command, keys }) => keys.map((key) => [key, () => commands[command](key)])),
  );
}

const TAB_KEYS = (tabs: number) => ["1", "–", String(tabs)];

/** The keys of the page for the list of shortcuts; `tabs` is how many views the inspector has. */
export function runShortcutGroup(tabs: number): ShortcutGroup {
  return {
    title: "Run",
    shortcuts: [
      ...RUN_SHORTCUTS.map(({ command, keys, text }) => ({
        keys: command === "tab" ? TAB_KEYS(tabs) : [...keys],
        text,
      })),
      { keys: ["→", "←"], text: "open and close what hangs below a step" },
      { keys: ["]", "["], text: "open and close all of them" },
      { keys: ["i"], text: "about the value of the state that has the focus" },
    ],
  };
}

/** The line of keys at the foot of the page. */
export function runHints(tabs: number): Shortcut[] {
  return [
    { keys: ["j", "k"], text: "step" },
    { keys: ["/"], text: "filter" },
    { keys: TAB_KEYS(tabs), text: "tab" },
    { keys: ["g"], text: "graph" },
    { keys: ["l"], text: "live" },
    { keys: ["c"], text: "copy link" },
    { keys: ["?"], text: "all shortcuts" },
  ];
}
