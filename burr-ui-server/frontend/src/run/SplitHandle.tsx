import { useRef, type PointerEvent } from "react";
import { resizeByKey, within, type Split } from "./panes";
import styles from "./SplitHandle.module.css";

interface SplitHandleProps {
  readonly label: string;
  /** Which way the line runs: a vertical one parts left from right. */
  readonly orientation: "vertical" | "horizontal";
  readonly split: Split;
  /** Null puts the size back to what the page chooses. */
  readonly onResize: (value: number | null) => void;
}

/** The line between two panes; dragged, or moved by keys when it has the focus. */
export function SplitHandle({ label, orientation, split, onResize }: SplitHandleProps) {
  const dragging = useRef(false);
  const vertical = orientation === "vertical";
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const area = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!dragging.current || area === undefined) return;
    const share = vertical ? (event.clientX - area.left) / area.width : (event.clientY - area.top) / area.height;
    onResize(within(split, Math.round(share * 1000) / 10));
  };
  return (
    // A focusable separator is a widget with a value; the rule knows only the line that parts texts.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(split.value)}
      aria-valuemin={split.least}
      aria-valuemax={split.most}
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
      onDoubleClick={() => onResize(null)}
      onKeyDown={(event) => {
        const arrows = vertical
          ? { grow: "ArrowRight", shrink: "ArrowLeft" }
          : { grow: "ArrowDown", shrink: "ArrowUp" };
        const value = resizeByKey(split, event.key, event.shiftKey, arrows);
        if (value === null) return;
        event.preventDefault();
        onResize(value);
      }}
    />
  );
}
