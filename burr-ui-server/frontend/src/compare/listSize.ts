import { within } from "../run/panes";

/** Share of the height that the reader may give the steps, in percent. */
export const LIST_SIZE = { least: 20, most: 85 };
const KEY = "burr.compare.list";

/** The size that the reader gave the steps; null where she did not. */
export function readListSize(): number | null {
  try {
    const size: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof size === "number" && Number.isFinite(size) ? within(LIST_SIZE, size) : null;
  } catch {
    return null;
  }
}

export function writeListSize(size: number | null): void {
  try {
    if (size === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(size));
  } catch {
    // Storage may be full or blocked; the size then lasts as long as the page.
  }
}
