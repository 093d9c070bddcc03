import { useMemo, useState } from "react";
import type { Row } from "./rows";
import { stepOfRow } from "./rowTree";

/**
 * The row below a step that has the keyboard; -1 while the selected step has it. It gives it back when another step is selected,
 * unless that is the one it hangs below.
 */
export function useCursor(rows: readonly Row[], selected: number | null): [number, (key: string | null) => void] {
  const [cursor, setCursor] = useState<{ key: string; selected: number | null } | null>(null);
  const place = useMemo(() => (cursor === null ? -1 : rows.findIndex(({ key }) => key === cursor.key)), [rows, cursor]);
  const own = stepOfRow(rows[place])?.index;
  const holds = place >= 0 && (selected === cursor?.selected || selected === own);
  return [holds ? place : -1, (key) => setCursor(key === null ? null : { key, selected })];
}
