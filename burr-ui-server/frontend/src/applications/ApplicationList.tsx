import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { formatCount } from "../format";
import { useKeys } from "../keyboard/useKeys";
import { useScrollMemory } from "../routing/useScrollMemory";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import table from "../ui/Table.module.css";
import styles from "./ApplicationList.module.css";
import { ApplicationRow, SkeletonCells } from "./ApplicationRow";
import type { ApplicationListState } from "./useApplicationList";

const ROW = 36;
const AHEAD = "0px 0px 600px 0px";

interface ApplicationListProps {
  project: string;
  list: ApplicationListState;
  scroller: RefObject<HTMLElement | null>;
}

/** Rows that are in sight, in a list as long as all of them. */
export function ApplicationList({ project, list, scroller }: ApplicationListProps) {
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
  const focusRow = useVirtualRowKeys(body, list.rows.length, (index) => virtual.scrollToIndex(index));

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
        <Head list={list} onShowNewest={showNewest} />
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
                className={cx(table.row, styles.row, row.gone && styles.gone)}
                style={{ transform: `translateY(${item.start - margin}px)` }}
              >
                <ApplicationRow project={project} row={row} onFold={list.fold} />
              </div>
            );
          })}
        </div>
        {(!list.loaded || list.hasMore) && <More list={list} scroller={scroller} />}
      </div>
      {list.loaded && <Foot list={list} />}
    </>
  );
}

function Head({ list, onShowNewest }: { list: ApplicationListState; onShowNewest: () => void }) {
  const waiting = `${formatCount(list.waiting)}${list.waitingIsMore ? "+" : ""} new`;
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={cx(table.head, styles.head)}>
        <div role="columnheader">
          <span className="vh">Status</span>
        </div>
        <div role="columnheader" className={styles.first}>
          <span className={styles.title}>Application</span>
          {list.waiting > 0 && (
            <button
              type="button"
              className={styles.pill}
              aria-label={`Show ${waiting} applications`}
              onClick={onShowNewest}
            >
              <Icon name="up" size="xs" />
              {waiting}
            </button>
          )}
        </div>
        <div role="columnheader" className={styles.optional}>
          Partition
        </div>
        <div role="columnheader" className={table.num}>
          Steps
        </div>
        <div role="columnheader">Last action</div>
        <div role="columnheader" className={table.num}>
          Duration
        </div>
        <div role="columnheader" className={cx(table.num, styles.optional)}>
          Started
        </div>
        <div role="columnheader" className={cx(table.num, table.sorted)} aria-sort="descending">
          Last step
          <Icon name="down" />
        </div>
      </div>
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

function Foot({ list }: { list: ApplicationListState }) {
  const all = formatCount(list.total ?? list.rows.length);
  const shown = formatCount(list.rows.length);
  return (
    <div className={table.foot}>
      <span>{list.hasMore ? `${shown} of ${all} shown, more load as you scroll` : `${all} shown`}</span>
      <span>Sorted by last step</span>
    </div>
  );
}

/** j and k over rows of which most are not in the document. */
function useVirtualRowKeys(body: RefObject<HTMLElement | null>, count: number, scrollTo: (index: number) => void) {
  const current = () => {
    const row = document.activeElement?.closest<HTMLElement>("[data-index]") ?? null;
    return row !== null && body.current?.contains(row) === true ? Number(row.dataset.index) : null;
  };
  const focusRow = (index: number) => {
    scrollTo(index);
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`)?.focus({ preventScroll: true }),
    );
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
  return focusRow;
}
