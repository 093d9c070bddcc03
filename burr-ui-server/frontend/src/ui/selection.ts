/** Which of the shown rows are marked, and where a range begins. Rows that are not shown any more do not count. */
export interface Selection {
  readonly picked: ReadonlySet<string>;
  /** The row that was marked or unmarked last. */
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { picked: new Set(), anchor: null };

export function toggled({ picked }: Selection, id: string): Selection {
  const next = new Set(picked);
  if (!next.delete(id)) next.add(id);
  return { picked: next, anchor: id };
}

/** Marks all rows from the last one that was touched to this one, in the order that is shown. */
export function extended(selection: Selection, shown: readonly string[], id: string): Selection {
  const from = selection.anchor === null ? -1 : shown.indexOf(selection.anchor);
  const to = shown.indexOf(id);
  if (from < 0 || to < 0) return toggled(selection, id);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { picked: new Set([...selection.picked, ...range]), anchor: id };
}
