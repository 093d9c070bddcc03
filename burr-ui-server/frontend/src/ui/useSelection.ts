import { useCallback, useMemo, useState } from "react";
import { extended, nothingSelected, toggled } from "./selection";

/**
 * The rows of a list that the reader marked.
 *
 * @param shown ids of all rows, in their order and the same array while nothing changed
 */
export function useSelection(shown: readonly string[]) {
  const [selection, setSelection] = useState(nothingSelected);
  const ids = useMemo(() => shown.filter((id) => selection.picked.has(id)), [shown, selection]);
  const pick = useCallback(
    (id: string, range: boolean) =>
      setSelection((before) => (range ? extended(before, shown, id) : toggled(before, id))),
    [shown],
  );
  const pickAll = useCallback(
    (all: boolean) => setSelection(all ? { picked: new Set(shown), anchor: null } : nothingSelected),
    [shown],
  );
  return {
    /** In the order of the list. */
    ids,
    has: (id: string) => selection.picked.has(id),
    all: shown.length > 0 && ids.length === shown.length,
    pick,
    pickAll,
    clear: useCallback(() => setSelection(nothingSelected), []),
  };
}

export type SelectionState = ReturnType<typeof useSelection>;
