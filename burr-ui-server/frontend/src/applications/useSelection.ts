import { useCallback, useMemo, useState } from "react";
import type { Row } from "./rows";
import { extended, nothingSelected, toggled } from "./selection";

/** The rows that the reader marked. */
export function useSelection(rows: readonly Row[]) {
  const [selection, setSelection] = useState(nothingSelected);
  const shown = useMemo(() => rows.map((row) => row.application.appId), [rows]);
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
