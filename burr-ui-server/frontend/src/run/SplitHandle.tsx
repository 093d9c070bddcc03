import { useRef, type PointerEvent } from "react";
import { dragged, resizeByKey, type Side, type Split } from "./panes";
import styles from "./SplitHandle.module.css";

interface SplitHandleProps {
  readonly label: string;
  /** Which way the line runs: a vertical one parts left from right. */
  readonly orientation: "vertical" | "horizontal";
  readonly split: Split;
  /** Which of the two panes can be put away; neither if it is not said. */
  readonly mayGo?: Readonly<Record<Side, boolean>>;
  /** The one that is put away. */
  readonly away?: Side | null;
  /** Null brings back what is put away. */
  readonly onAway?: (side: Side | null) => void;
  /** Null puts the size back to what the page chooses. */
  readonly onResize: (value: number | null) => void;
}

const NEITHER = { first: false, second: false };
const ignore = () => undefined;

/** The line between two panes; dragged, or moved by keys when it has the focus. */
export function SplitHandle(props: SplitHandleProps) {
  const { label, orientation, split, mayGo = NEITHER, away = null, onAway = ignore, onResize } = props;
  const dragging = useRef(false);
  const vertical = orientation === "vertical";
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const area = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!dragging.current || area === undefined) return;
    const share = vertical ? (event.clientX - area.left) / area.width : (event.clientY - area.top) / area.height;
    const next = dragged(split, Math.round(share * 1000) / 10, mayGo);
    if (typeof next === "number") {
      if (away !== null) onAway(null);
      else onResize(next);
    } else if (next !== away) {
      onAway(next);
    }
  };
  const value = away === "first" ? 0 : away === "second" ? 100 : Math.round(split.value);
  return (
    // A focusable separator is a widget with a value; the rule knows only the line that parts texts.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value}
      aria-valuemin={mayGo.first ? 0 : split.least}
      aria-valuemax={mayGo.second ? 100 : split.most}
      className={vertical ? styles.vertical : styles.horizontal}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onPointerCancel={() => {
        dragging.current = false;
      }}
      onDoubleClick={() => {
        if (away === null) onResize(null);
        else onAway(null);
      }}
      onKeyDown={(event) => {
        const arrows = vertical
          ? { grow: "ArrowRight", shrink: "ArrowLeft" }
          : { grow: "ArrowDown", shrink: "ArrowUp" };
        const put = event.key === "Enter" ? sideByEnter(away, mayGo, event.shiftKey) : undefined;
        const next = resizeByKey(split, event.key, event.shiftKey, arrows);
        if (put === undefined && next === null) return;
        event.preventDefault();
        if (put !== undefined) onAway(put);
        else if (away !== null) onAway(null);
        else onResize(next);
      }}
    />
  );
}

/** Enter puts the second pane away, with Shift the first, and brings back what is away. Undefined where there is nothing to do. */
function sideByEnter(
  away: Side | null,
  mayGo: Readonly<Record<Side, boolean>>,
  shift: boolean,
): Side | null | undefined {
  if (away !== null) return null;
  const side = shift ? "first" : "second";
  return mayGo[side] ? side : undefined;
}
