import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from "react";
import type { StepSummary } from "../api/types";
import { cx } from "../ui/cx";
import { AxisHead, AxisLines } from "./Axis";
import { axisOf } from "./axisLabels";
import { clicked, pressed, type GridActions } from "./gridEvents";
import { InsideRow, type InsideActions } from "./InsideRows";
import { OtherRow } from "./OtherRows";
import { rowHeight, rowOfStep, type Row } from "./rows";
import { isReachable } from "./rowTree";
import type { Move } from "./selection";
import { StepRow } from "./StepRow";
import type { Timeline } from "./timeline";
import { useCursor } from "./useCursor";
import { useSize } from "../ui/useSize";
import styles from "./StepGrid.module.css";

const HEAD_HEIGHT = 24;
const TWO_LINES_BELOW = 520;
/** Closer to the end than this is at the end. */
const END_SLACK = 12;
/** Rows hold still for this long after the pointer moved over them. */
const POINTER_REST = 1000;

export interface StepGridProps extends GridActions, InsideActions {
  readonly project: string;
  readonly rows: readonly Row[];
  readonly timeline: Timeline;
  /** How many annotations steps have, by sequence id. */
  readonly annotated: ReadonlyMap<number, number>;
  /** Index of the selected step. */
  readonly selected: number | null;
  readonly following: boolean;
  /** Changes whenever the reader asks for the end of the list. */
  readonly jumps: number;
  readonly nowMicros: number;
  readonly hrefOf: (step: StepSummary) => string;
  readonly onScrolled: (atEnd: boolean) => void;
  readonly onSelect: (step: StepSummary) => void;
}

/** The steps as a tree grid. Only the rows in sight are on the page; keys and clicks are handled here for all of them. */
export function StepGrid(props: StepGridProps) {
  const { rows, timeline, selected, following, jumps } = props;
  const scroller = useRef<HTMLDivElement | null>(null);
  const [sizeRef, size] = useSize();
  const ready = size !== null;
  const twoLines = ready && size.width <= TWO_LINES_BELOW;
  const headHeight = twoLines ? 0 : HEAD_HEIGHT;
  const axisWidth = axisWidthOf(size?.width ?? 0);
  const labels = useMemo(() => axisOf(timeline, axisWidth), [timeline, axisWidth]);
  const ticks = useMemo(() => labels.map(({ tick }) => tick), [labels]);
  const selectedRow = useMemo(() => rowOfStep(rows, selected), [rows, selected]);
  const { firstStepRow, lastStepRow, expandable, sequenceWidth } = useMemo(() => aboutRows(rows), [rows]);
  const [cursor, setCursor] = useCursor(rows, selected);
  const reachableRow = cursor >= 0 ? cursor : selectedRow >= 0 ? selectedRow : firstStepRow;

  const getItemKey = useCallback(
    (index: number) => `${twoLines ? 2 : 1}${rows[index]?.key ?? index}`,
    [rows, twoLines],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by what it returns
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight(rows[index], twoLines),
    getItemKey,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 4,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const range = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      // The row that the tab key reaches stays on the page, or the focus would be lost with it.
      return reachableRow >= 0 && (reachableRow < first || reachableRow > last) ? [...range, reachableRow] : range;
    },
  });

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);
  const reveal = useEffectEvent(() => {
    const grid = scroller.current;
    if (grid === null) return;
    if (selected !== null && grid !== document.activeElement && grid.contains(document.activeElement)) {
      grid.querySelector<HTMLElement>(`[data-at="${reachableRow}"]`)?.focus({ preventScroll: true });
    }
    if (cursor < 0 && (following || selectedRow < 0)) return;
    if (cursor < 0 && selectedRow === lastStepRow) toEnd();
    else virtual.scrollToIndex(reachableRow, { align: "auto" });
    props.onScrolled(isAtEnd(grid));
  });
  const cursorKey = rows[cursor]?.key ?? null;
  useEffect(() => {
    if (ready) reveal();
  }, [selected, cursorKey, twoLines, ready]);
  // A row that others take the place of takes the focus with it.
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return;
    scroller.current?.querySelector<HTMLElement>(`[data-at="${reachableRow}"]`)?.focus({ preventScroll: true });
  });
  const goTo = (place: number) => {
    const row = rows[place];
    if (row === undefined) return;
    setCursor(row.kind === "step" ? null : row.key);
    if (row.kind === "step") props.onSelect(row.step);
  };

  const keys = {
    ...props,
    onMove: (move: Move) => {
      setCursor(null);
      props.onMove(move);
    },
  };

  const pointerMoved = useRef(-Infinity);
  useLayoutEffect(() => {
    if (jumps > 0) toEnd();
  }, [jumps, toEnd]);
  useLayoutEffect(() => {
    if (!following || !ready) return undefined;
    const rest = pointerMoved.current + POINTER_REST - performance.now();
    if (rest <= 0) {
      toEnd();
      return undefined;
    }
    const timer = setTimeout(toEnd, rest);
    return () => clearTimeout(timer);
  }, [following, ready, rows.length, toEnd]);

  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      return sizeRef(element);
    },
    [sizeRef],
  );

  return (
    <div
      ref={attach}
      role="treegrid"
      tabIndex={-1}
      aria-label="Steps of this run"
      aria-rowcount={rows.length + 1}
      className={cx(styles.grid, !expandable && styles.flat)}
      style={{ "--sequence": `${sequenceWidth}px` }}
      onScroll={(event) => props.onScrolled(isAtEnd(event.currentTarget))}
      onPointerMove={(event) => {
        if (event.pointerType === "mouse") pointerMoved.current = event.timeStamp;
      }}
      onPointerLeave={() => {
        pointerMoved.current = -Infinity;
      }}
      onClick={(event) => clicked(event, rows, props)}
      onBlur={({ currentTarget, relatedTarget }) => {
        hasFocus.current = currentTarget.contains(relatedTarget);
      }}
      onFocus={(event) => {
        hasFocus.current = true;
        const row = rows[placeOf(event.target) ?? -1];
        if (row !== undefined && isReachable(row)) setCursor(row.kind === "step" ? null : row.key);
      }}
      onKeyDown={(event) => pressed(event, rows, placeOf(event.target) ?? reachableRow, goTo, keys)}
    >
      <AxisHead ticks={labels} />
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const place = { rowIndex: item.index + 2, top: item.start - headHeight };
          if (row.kind === "trace" || row.kind === "child" || row.kind === "childStep" || row.kind === "childRest") {
            return (
              <InsideRow
                key={row.key}
                {...place}
                row={row}
                project={props.project}
                bars={timeline.bars}
                nowMicros={props.nowMicros}
                reachable={item.index === reachableRow}
                hrefOfSpan={props.hrefOfSpan}
                onNeedTrace={props.onNeedTrace}
                onToggleChild={props.onToggleChild}
                onMoreOfChild={props.onMoreOfChild}
              />
            );
          }
          if (row.kind !== "step") return <OtherRow key={row.key} row={row} project={props.project} {...place} />;
          const { step } = row;
          return (
            <StepRow
              key={row.key}
              {...place}
              step={step}
              bar={timeline.bars[step.index]}
              nowMicros={step.status === "running" ? props.nowMicros : 0}
              startMicros={timeline.startMicros}
              selected={item.index === selectedRow}
              childCount={row.children}
              open={row.open}
              annotations={props.annotated.get(step.sequenceId) ?? 0}
              href={props.hrefOf(step)}
              reachable={item.index === reachableRow}
            />
          );
        })}
        <AxisLines ticks={ticks} bands={timeline.bands} />
      </div>
    </div>
  );
}

/** The row that an element is in, by its place in the list. */
function placeOf(element: EventTarget): number | null {
  const at = element instanceof Element ? element.closest<HTMLElement>("[data-at]")?.dataset.at : undefined;
  return at === undefined ? null : Number(at);
}

/** What the style sheet gives the axis. */
function axisWidthOf(gridWidth: number): number {
  return Math.max(0, (gridWidth - 12) * (gridWidth <= 760 ? 0.36 : 0.4) - 14);
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight <= END_SLACK;
}

/** What has to be looked for in all rows, and so not at every scroll. */
function aboutRows(rows: readonly Row[]) {
  const lastStepRow = rows.findLastIndex((row) => row.kind === "step");
  const last = rows[lastStepRow];
  const digits = String(last?.kind === "step" ? last.step.sequenceId : 0).length;
  return {
    firstStepRow: rows.findIndex((row) => row.kind === "step"),
    lastStepRow,
    expandable: rows.some((row) => row.kind === "step" && row.open !== null),
    sequenceWidth: Math.max(26, digits * 7 + 5),
  };
}
