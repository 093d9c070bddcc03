import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { formatCount } from "../format";
import { useKeys } from "../keyboard/useKeys";
import { useScrollMemory } from "../routing/useScrollMemory";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import table from "../ui/Table.module.css";
import type { SelectionState } from "../ui/useSelection";
import { useUsages } from "../usage/useUsages";
import styles from "./ApplicationList.module.css";
import { ApplicationRow, SkeletonCells } from "./ApplicationRow";
import { orderText, type Order, type Sort } from "./order";
import type { ApplicationListState } from "./useApplicationList";

const ROW = 36;
const AHEAD = "0px 0px 600px 0px";

interface ApplicationListProps {
  project: string;
  list: ApplicationListState;
  order: Order;
  onSort: (by: Sort) => void;
  selection: SelectionState;
  scroller: RefObject<HTMLElement | null>;
}

/** Rows that are in sight, in a list as long as all of them. */
export function ApplicationList({ project, list, order, onSort, selection, scroller }: ApplicationListProps) {
  const body = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  // eslint-disable-next-line react-hooks/incompatible-library -- this component is not compiled.
  const virtual = useVirtualizer({
    count: list.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => list.rows[index]?.application.appId ?? index,
    overscan: 12,
    scrollMargin: margin,
    // Below the sticky head.
    scrollPaddingStart: 34,
  });
  useLayoutEffect(() => setMargin(body.current?.offsetTop ?? 0), [list.loaded]);
  useScrollMemory(scroller, list.loaded && margin > 0);
  const inSight = virtual.getVirtualItems().flatMap(({ index }) => list.rows[index]?.application ?? []);
  const usages = useUsages(project, inSight);
  const { focusRow, current } = useVirtualRowKeys(body, list.rows.length, (index) => virtual.scrollToIndex(index));
  const pickCurrent = (range: boolean) => {
    const row = list.rows[current() ?? -1];
    if (row === undefined) return false;
    selection.pick(row.application.appId, range);
    return true;
  };
  useKeys({ x: () => pickCurrent(false), X: () => pickCurrent(true) });

  const showNewest = () => {
    list.showNewest();
    scroller.current?.scrollTo({ top: 0 });
    focusRow(0);
  };
  return (
    <>
      <div
        role="table"
        aria-label="Applications"
        aria-rowcount={(list.total ?? list.rows.length) + 1}
        aria-busy={!list.loaded || list.outdated}
        className={cx(styles.table, list.outdated && styles.outdated)}
      >
        <Head list={list} order={order} onSort={onSort} selection={selection} onShowNewest={showNewest} />
        <div role="rowgroup" ref={body} className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = list.rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                className={cx(
                  table.row,
                  styles.row,
                  row.gone && styles.gone,
                  selection.has(row.application.appId) && styles.selected,
                )}
                style={{ transform: `translateY(${item.start - margin}px)` }}
              >
                <ApplicationRow
                  project={project}
                  row={row}
                  usage={usages.get(row.application.appId)}
                  selected={selection.has(row.application.appId)}
                  onSelect={selection.pick}
                  onFold={list.fold}
                />
              </div>
            );
          })}
        </div>
        {(!list.loaded || list.hasMore) && <More list={list} scroller={scroller} />}
      </div>
      {list.loaded && <Foot list={list} order={order} />}
    </>
  );
}

interface HeadProps {
  list: ApplicationListState;
  order: Order;
  onSort: (by: Sort) => void;
  selection: SelectionState;
  onShowNewest: () => void;
}

function Head({ list, order, onSort, selection, onShowNewest }: HeadProps) {
  const waiting = `${formatCount(list.waiting)}${list.waitingIsMore ? "+" : ""} new`;
  const sorting = { order, onSort };
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={cx(table.head, styles.head)}>
        <div role="columnheader" className={styles.pick}>
          <SelectAll selection={selection} />
        </div>
        <SortHead by="failures" {...sorting} tip="Sort by failed steps">
          <span className="vh">Status</span>
        </SortHead>
        <div role="columnheader" className={styles.first}>
          <span className={styles.title}>Application</span>
          {list.reordered ? (
            <button
              type="button"
              className={styles.pill}
              aria-label="Order is complete: show"
              data-tip="All logs are read, and rows would move"
              onClick={onShowNewest}
            >
              <Icon name="up" size="xs" />
              <span className={styles.roomy}>Order is complete: show</span>
              <span className={styles.brief}>New order</span>
            </button>
          ) : (
            list.waiting > 0 && (
              <button
                type="button"
                className={styles.pill}
                aria-label={`Show ${waiting} applications`}
                onClick={onShowNewest}
              >
                <Icon name="up" size="xs" />
                {waiting}
              </button>
            )
          )}
        </div>
        <div role="columnheader" className={styles.optional}>
          Partition
        </div>
        <SortHead by="steps" {...sorting} className={table.num}>
          Steps
        </SortHead>
        <div role="columnheader">Last action</div>
        <SortHead by="duration" {...sorting} className={table.num}>
          Duration
        </SortHead>
        <SortHead by="tokens" {...sorting} tip="Of language models, in and out" className={cx(table.num, styles.used)}>
          Tokens
        </SortHead>
        <SortHead by="cost" {...sorting} tip="By list prices" className={cx(table.num, styles.used)}>
          Cost
        </SortHead>
        <SortHead by="start" {...sorting} className={cx(table.num, styles.optional)}>
          Started
        </SortHead>
        <SortHead by="activity" {...sorting} className={table.num}>
          Last step
        </SortHead>
      </div>
    </div>
  );
}

function SelectAll({ selection }: { selection: SelectionState }) {
  const some = selection.ids.length > 0 && !selection.all;
  return (
    <input
      ref={(box) => {
        if (box !== null) box.indeterminate = some;
      }}
      type="checkbox"
      aria-label="Select all that are shown"
      checked={selection.all}
      onChange={(event) => selection.pickAll(event.target.checked)}
    />
  );
}

interface SortHeadProps {
  by: Sort;
  order: Order;
  onSort: (by: Sort) => void;
  tip?: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Head of a column that the list can be sorted by. */
function SortHead({ by, order, onSort, tip, className, children }: SortHeadProps) {
  const sorted = order.by === by;
  return (
    <div
      role="columnheader"
      className={cx(className, sorted && table.sorted)}
      aria-sort={sorted ? (order.ascending ? "ascending" : "descending") : undefined}
    >
      <button type="button" className={styles.sortable} data-tip={tip} onClick={() => onSort(by)}>
        {children}
        {(sorted || by === "failures") && <Icon name={sorted && order.ascending ? "up" : "down"} />}
      </button>
    </div>
  );
}

/** Skeleton rows at the end; loads the next page well before they come into sight. */
function More({ list, scroller }: { list: ApplicationListState; scroller: RefObject<HTMLElement | null> }) {
  const end = useRef<HTMLDivElement>(null);
  const { hasMore, moreFailed, loadMore, pageCount } = list;
  const load = useRef(loadMore);
  useEffect(() => {
    load.current = loadMore;
  });
  useEffect(() => {
    const element = end.current;
    if (element === null || !hasMore || moreFailed) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) load.current();
      },
      { root: scroller.current, rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
    // Observed anew after every page: one that is too short leaves the end in sight.
  }, [hasMore, moreFailed, pageCount, scroller]);
  if (moreFailed) {
    return (
      <div className={styles.moreFailed} role="alert">
        The next applications could not be loaded. <Button onClick={loadMore}>Retry</Button>
      </div>
    );
  }
  return (
    <div ref={end} aria-hidden="true">
      {[0, 1, 2].map((index) => (
        <div key={index} className={cx(table.row, table.skeleton, styles.skeleton)}>
          <SkeletonCells />
        </div>
      ))}
    </div>
  );
}

function Foot({ list, order }: { list: ApplicationListState; order: Order }) {
  const all = formatCount(list.total ?? list.rows.length);
  const shown = formatCount(list.rows.length);
  return (
    <div className={table.foot}>
      <span>{list.hasMore ? `${shown} of ${all} shown, more load as you scroll` : `${all} shown`}</span>
      <span>{orderText(order)}</span>
    </div>
  );
}

/** j and k over rows of which most are not in the document. */
function useVirtualRowKeys(body: RefObject<HTMLElement | null>, count: number, scrollTo: (index: number) => void) {
  // A row that was scrolled to gets the focus with the next frame; the next key may come before that.
  const coming = useRef<number | null>(null);
  const current = () => {
    if (coming.current !== null) return coming.current;
    const row = document.activeElement?.closest<HTMLElement>("[data-index]") ?? null;
    return row !== null && body.current?.contains(row) === true ? Number(row.dataset.index) : null;
  };
  const focusRow = (index: number) => {
    scrollTo(index);
    coming.current = index;
    requestAnimationFrame(() => {
      if (coming.current === index) coming.current = null;
      body.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`)?.focus({ preventScroll: true });
    });
  };
  const walk = (by: number) => {
    if (count === 0) return;
    const at = current();
    focusRow(Math.min(count - 1, Math.max(0, at === null ? 0 : at + by)));
  };
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    ArrowDown: () => (current() === null ? false : walk(1)),
    ArrowUp: () => (current() === null ? false : walk(-1)),
  });
  return { focusRow, current };
}
