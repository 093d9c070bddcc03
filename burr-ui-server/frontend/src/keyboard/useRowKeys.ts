import type { RefObject } from "react";
import { useKeys } from "./useKeys";

/** j and k (or the arrows, once a row has the focus) walk over the links of a list that carry `data-row`. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const walk = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = at < 0 ? rows[by > 0 ? 0 : rows.length - 1] : rows[at + by];
    next?.focus({ preventScroll: true });
    next?.closest('[role="row"]')?.scrollIntoView({ block: "nearest" });
  };
  const inside = () => document.activeElement?.hasAttribute("data-row") === true;
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    ArrowDown: () => inside() && walk(1),
    ArrowUp: () => inside() && walk(-1),
  });
}
