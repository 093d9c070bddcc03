import { useState } from "react";
import { readPaneSizes, withPane, writePaneSizes, type AwayPane, type PaneSizes } from "./panes";

/** How the reader arranged the panes, kept for her next visit. */
export function usePanes() {
  const [sizes, setSizes] = useState(() => readPaneSizes(storage()));
  const change = (next: PaneSizes) => {
    setSizes(next);
    writePaneSizes(storage(), next);
  };
  return {
    sizes,
    resize: (part: Partial<Pick<PaneSizes, "steps" | "list">>) => change({ ...sizes, ...part }),
    putAway: (pane: AwayPane, away: boolean) => {
      if (sizes.away.includes(pane) !== away) change(withPane(sizes, pane, away));
    },
    isAway: (pane: AwayPane) => sizes.away.includes(pane),
  };
}

export type Panes = ReturnType<typeof usePanes>;

/** Reading the property itself fails where storage is blocked. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
