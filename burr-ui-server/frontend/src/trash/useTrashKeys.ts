import type { RefObject } from "react";
import type { Shortcut, ShortcutGroup } from "../keyboard/ShortcutsDialog";
import { useKeys } from "../keyboard/useKeys";
import { useRowKeys } from "../keyboard/useRowKeys";
import type { SelectionState } from "../ui/useSelection";

export const trashShortcuts: ShortcutGroup = {
  title: "Trash",
  shortcuts: [
    { keys: ["j", "k"], text: "next and previous row" },
    { keys: ["x"], text: "select the row" },
    { keys: ["Shift", "x"], text: "select up to the row" },
    { keys: ["Esc"], text: "clear the selection" },
    { keys: ["r"], text: "restore what is selected, or the row" },
  ],
};

export const trashHints: Shortcut[] = [
  { keys: ["j", "k"], text: "row" },
  { keys: ["x"], text: "select" },
  { keys: ["r"], text: "restore" },
  { keys: ["?"], text: "all shortcuts" },
];

interface TrashKeys {
  readonly list: RefObject<HTMLElement | null>;
  /** Ids of the rows, in their order. */
  readonly shown: readonly string[];
  readonly selection: SelectionState;
  readonly onRestore: (ids: readonly string[]) => void;
}

/** The keys of the rows. Nothing is deleted for good by a key. */
export function useTrashKeys({ list, shown, selection, onRestore }: TrashKeys): void {
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const focused = () =>
    shown[rows().findIndex((row) => row.closest('[role="row"]')?.contains(document.activeElement) === true)];
  const pick = (range: boolean) => {
    const id = focused();
    if (id === undefined) return false;
    selection.pick(id, range);
    return true;
  };
  useRowKeys(list);
  useKeys({
    x: () => pick(false),
    X: () => pick(true),
    Escape: () => selection.ids.length > 0 && selection.clear(),
    r: () => {
      const at = focused();
      const ids = selection.ids.length > 0 ? selection.ids : at === undefined ? [] : [at];
      if (ids.length === 0) return false;
      // The rows that are restored go, and the focus would go with them.
      if (at !== undefined) rows()[neighbour(shown, at, new Set(ids))]?.focus({ preventScroll: true });
      onRestore(ids);
      return true;
    },
  });
}

/** Where the next row below that stays is, else the next above; -1 without any. */
function neighbour(shown: readonly string[], from: string, going: ReadonlySet<string>): number {
  const start = shown.indexOf(from);
  const below = shown.findIndex((id, index) => index >= start && !going.has(id));
  return below >= 0 ? below : shown.findLastIndex((id, index) => index < start && !going.has(id));
}
