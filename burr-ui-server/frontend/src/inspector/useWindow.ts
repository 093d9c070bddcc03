import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { Rows } from "./payload/access";

/** Below this many rows all are drawn: the browser's own search finds them, and they wrap as they like. */
const DRAW_ALL = 400;
const OVERSCAN = 24;

/** The rows of a list that are to be drawn, in the scrolling part of the page they are in. */
export interface RowWindow {
  readonly count: number;
  /** Whether only a part of them is drawn. */
  readonly partial: boolean;
  readonly indexes: readonly number[];
  /** Height of all rows, and where the first drawn one begins. */
  readonly height: number;
  readonly offset: number;
  readonly attach: (element: HTMLElement | null) => void;
  readonly measure: (element: HTMLElement | null) => void;
  readonly scrollTo: (index: number) => void;
}

export function useWindow(rows: Rows<unknown>, rowHeight: number): RowWindow {
  useSyncExternalStore(rows.subscribe, rows.revision);
  const count = rows.count();
  const partial = count > DRAW_ALL;
  const [list, setList] = useState<HTMLElement | null>(null);
  const scroller = list?.closest<HTMLElement>("[data-scroller]") ?? null;
  const margin = useTop(list, scroller, partial);
  // Its functions are not memoized; what is handed on below does not rely on that.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    enabled: partial,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: margin,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const start = partial ? (first?.index ?? 0) : 0;
  const end = partial ? (last?.index ?? 0) + 1 : count;
  useEffect(() => rows.need(start, end), [rows, start, end, count]);

  const scrollTo = useCallback(
    (index: number) => {
      if (partial) virtualizer.scrollToIndex(index, { align: "center" });
      else list?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: "center" });
    },
    [partial, virtualizer, list],
  );
  return {
    count,
    partial,
    indexes: partial ? items.map(({ index }) => index) : Array.from({ length: count }, (_, index) => index),
    height: virtualizer.getTotalSize(),
    offset: (first?.start ?? 0) - margin,
    attach: setList,
    measure: virtualizer.measureElement,
    scrollTo,
  };
}

/** Where an element begins within what scrolls; what stands above it may grow and shrink. */
function useTop(element: HTMLElement | null, scroller: HTMLElement | null, wanted: boolean): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (element === null || scroller === null || !wanted) return undefined;
    const measure = () => {
      const within = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      setTop(Math.round(within + scroller.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const sibling of scroller.children) observer.observe(sibling);
    return () => observer.disconnect();
  }, [element, scroller, wanted]);
  return top;
}
