/** Share of the width or height that the first of two panes takes, in percent. */
export interface Split {
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

const STEP = 2;
const BIG_STEP = 10;

/** The value after a key, or null when the key is none of a handle. `grow` and `shrink` name its arrow keys. */
export function resizeByKey(
  split: Split,
  key: string,
  shift: boolean,
  arrows: { readonly grow: string; readonly shrink: string },
): number | null {
  const by = shift ? BIG_STEP : STEP;
  switch (key) {
    case arrows.grow:
      return within(split, split.value + by);
    case arrows.shrink:
      return within(split, split.value - by);
    case "Home":
      return split.least;
    case "End":
      return split.most;
    default:
      return null;
  }
}

export function within(split: Pick<Split, "least" | "most">, value: number): number {
  return Math.min(split.most, Math.max(split.least, value));
}

/** The first of two panes, or the second. */
export type Side = "first" | "second";

/** Where a handle that is dragged leads: to a size, or beyond half of what a pane needs at least to a pane that is put away. */
export function dragged(split: Split, share: number, away: Readonly<Record<Side, boolean>>): number | Side {
  if (away.first && share < split.least / 2) return "first";
  if (away.second && share > (100 + split.most) / 2) return "second";
  return within(split, share);
}

/** A pane that can be put away. */
export type AwayPane = "list" | "inspector" | "graph";

/** How the reader arranged the panes; sizes are null where she did not choose. */
export interface PaneSizes {
  readonly steps: number | null;
  readonly list: number | null;
  /** Put away, of the two columns at most one. */
  readonly away: readonly AwayPane[];
}

const KEY = "burr.run.panes";
const NONE: PaneSizes = { steps: null, list: null, away: [] };
const AWAY: readonly AwayPane[] = ["list", "inspector", "graph"];

/** The arrangement with a pane put away or brought back. Something of the page is always left. */
export function withPane(sizes: PaneSizes, pane: AwayPane, away: boolean): PaneSizes {
  const other = pane === "list" ? "inspector" : pane === "inspector" ? "list" : null;
  const kept = sizes.away.filter((each) => each !== pane && !(away && each === other));
  return { ...sizes, away: away ? [...kept, pane] : kept };
}

export function readPaneSizes(storage: Pick<Storage, "getItem"> | null): PaneSizes {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? "null");
    return typeof stored === "object" && stored !== null
      ? { steps: size(stored, "steps"), list: size(stored, "list"), away: awayOf(stored) }
      : NONE;
  } catch {
    return NONE;
  }
}

export function writePaneSizes(storage: Pick<Storage, "setItem"> | null, sizes: PaneSizes): void {
  try {
    storage?.setItem(KEY, JSON.stringify(sizes));
  } catch {
    // Storage may be full or blocked; the sizes then last as long as the page.
  }
}

function size(stored: object, name: string): number | null {
  const value: unknown = Reflect.get(stored, name);
  return typeof value === "number" && Number.isFinite(value) ? within({ least: 10, most: 90 }, value) : null;
}

function awayOf(stored: object): readonly AwayPane[] {
  const names: unknown = Reflect.get(stored, "away");
  if (!Array.isArray(names)) return [];
  return AWAY.filter((pane) => names.includes(pane)).reduce<PaneSizes>(
    (sizes, pane) => withPane(sizes, pane, true),
    NONE,
  ).away;
}

/** The list takes what its rows need and leaves the graph the rest, until the reader drags the handle. */
export function listShare(contentHeight: number, available: number): number {
  if (available <= 0) {
    return 59;
  }
  return within({ least: 35, most: 59 }, Math.round((100 * contentHeight) / available));
}
