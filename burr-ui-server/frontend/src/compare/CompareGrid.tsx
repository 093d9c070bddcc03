import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, type KeyboardEvent, type MouseEvent } from "react";
import { useSize } from "../ui/useSize";
import { FoldRowView, PairRowView } from "./CompareRowView";
import type { CompareRow } from "./rows";
import styles from "./CompareGrid.module.css";

const HEAD = 26;
const ROW = 26;
const FOLD = 28;
const NARROW = { below: 900, row: 40 };
const PAGE = 10;

/** What the rows need with their head, in pixels. */
export function heightOf(rows: readonly CompareRow[], narrow: boolean): number {
  const folds = rows.filter(({ kind }) => kind === "fold").length;
  return (narrow ? 0 : HEAD) + folds * FOLD + (rows.length - folds) * (narrow ? NARROW.row : ROW);
}

interface CompareGridProps {
  readonly rows: readonly CompareRow[];
  /** Index of the selected pair. */
  readonly selected: number | null;
  readonly onSelect: (index: number) => void;
  readonly onFold: (key: string) => void;
}

/** The steps of two runs side by side. Only the rows in sight are on the page. */
export function CompareGrid({ rows, selected, onSelect, onFold }: CompareGridProps) {
  const scroller = useRef<HTMLDivElement | null>(null);
  const [sizeRef, size] = useSize();
  const narrow = size !== null && size.width <= NARROW.below;
  const rowHeight = narrow ? NARROW.row : ROW;
  const headHeight = narrow ? 0 : HEAD;
  const longestMicros = useMemo(() => longest(rows), [rows]);
  const selectedRow = useMemo(
    () => rows.findIndex((row) => row.kind === "pair" && row.pair.index === selected),
    [rows, selected],
  );
  const reachable = selectedRow >= 0 ? selectedRow : rows.findIndex((row) => row.kind === "pair");
  const getItemKey = useCallback((index: number) => `${narrow ? 2 : 1}${rows[index]?.key ?? index}`, [rows, narrow]);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by what it returns
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === "fold" ? FOLD : rowHeight),
    getItemKey,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 8,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const range = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      // The row that the tab key reaches stays on the page, or the focus would be lost with it.
      return reachable >= 0 && (reachable < first || reachable > last) ? [...range, reachable] : range;
    },
  });

  const reveal = useEffectEvent(() => {
    const grid = scroller.current;
    if (grid === null || selectedRow < 0) return;
    virtual.scrollToIndex(selectedRow, { align: "auto" });
    if (grid !== document.activeElement && grid.contains(document.activeElement)) {
      grid.querySelector<HTMLElement>(`[data-pair="${selected}"]`)?.focus({ preventScroll: true });
    }
  });
  const ready = size !== null;
  useEffect(() => {
    if (ready) reveal();
  }, [selected, ready, narrow]);

  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      return sizeRef(element);
    },
    [sizeRef],
  );
  const select = (from: number, by: 1 | -1) => {
    for (let index = from; index >= 0 && index < rows.length; index += by) {
      const row = rows[index];
      if (row?.kind === "pair") {
        onSelect(row.pair.index);
        return;
      }
    }
  };
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => select(selectedRow + 1, 1),
      ArrowUp: () => select(selectedRow - 1, -1),
      PageDown: () => select(Math.min(rows.length - 1, selectedRow + PAGE), -1),
      PageUp: () => select(Math.max(0, selectedRow - PAGE), 1),
      Home: () => select(0, 1),
      End: () => select(rows.length - 1, -1),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  return (
    <div
      ref={attach}
      role="grid"
      tabIndex={-1}
      aria-label="Steps of both runs"
      aria-rowcount={rows.length + 1}
      className={styles.grid}
      onKeyDown={pressed}
      onClick={(event) => clicked(event, onSelect, onFold)}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.headRow}>
          <SideHead />
          <div role="columnheader" className={styles.middle}>
            A to B
          </div>
          <SideHead />
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const place = { top: item.start - headHeight, rowIndex: item.index + 2 };
          return row.kind === "fold" ? (
            <FoldRowView key={row.key} row={row} {...place} />
          ) : (
            <PairRowView
              key={row.key}
              pair={row.pair}
              selected={item.index === selectedRow}
              reachable={item.index === reachable}
              longestMicros={longestMicros}
              {...place}
            />
          );
        })}
      </div>
    </div>
  );
}

function SideHead() {
  return (
    <div role="columnheader" className={styles.side}>
      <span className={styles.sequence}>#</span>
      <span />
      <span className={styles.name}>Action</span>
      <span className={styles.end}>State</span>
      <span className={styles.end}>Time</span>
      <span />
    </div>
  );
}

function clicked(event: MouseEvent, onSelect: (index: number) => void, onFold: (key: string) => void): void {
  if (event.defaultPrevented || event.button !== 0 || !(event.target instanceof Element)) return;
  const fold = event.target.closest<HTMLElement>("[data-fold]")?.dataset.fold;
  if (fold !== undefined) {
    onFold(fold);
    return;
  }
  const pair = event.target.closest<HTMLElement>("[data-pair]")?.dataset.pair;
  if (pair !== undefined) onSelect(Number(pair));
}

function longest(rows: readonly CompareRow[]): number {
  let most = 0;
  for (const row of rows) {
    if (row.kind === "pair") {
      most = Math.max(most, row.pair.a?.durationMicros ?? 0, row.pair.b?.durationMicros ?? 0);
    }
  }
  return most;
}
