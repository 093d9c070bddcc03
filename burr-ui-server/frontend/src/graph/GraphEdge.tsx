import { memo } from "react";
import { cx } from "../ui/cx";
import type { DrawnEdge, Label, Tip } from "./geometry";
import { LABEL_HEIGHT } from "./shape";
import type { TextWidth } from "./sizes";
import styles from "./StateMachineGraph.module.css";

/** A transition: its line and its arrow head. */
export const GraphEdge = memo(function GraphEdge({ edge, look }: { edge: DrawnEdge; look: string | undefined }) {
  return (
    <>
      <path className={cx(styles.edge, look)} d={edge.path} />
      <path className={cx(styles.tip, look)} d={arrow(edge.tip)} />
    </>
  );
});

interface EdgeLabelProps {
  readonly place: Label;
  /** The condition, as far as there is room for it. */
  readonly text: string;
  readonly condition: string | undefined;
  readonly taken: number;
  readonly look: string | undefined;
  readonly measure: TextWidth;
}

/** When a transition is taken, and how often it was. */
export const EdgeLabel = memo(function EdgeLabel({ place, text, condition, taken, look, measure }: EdgeLabelProps) {
  const count = taken === 0 ? "" : ` ×${taken}`;
  const width = measure(text + count, "label") + 6;
  const middle = place.x + (place.align === "middle" ? 0 : place.align === "start" ? width / 2 : -width / 2);
  return (
    <g className={cx(styles.label, look)} data-tip={condition === text ? undefined : condition}>
      <rect x={middle - width / 2} y={place.y - LABEL_HEIGHT / 2} width={width} height={LABEL_HEIGHT} rx={3} />
      <text x={middle} y={place.y + 0.5}>
        {text}
        {count !== "" && <tspan>{count}</tspan>}
      </text>
    </g>
  );
});

function arrow({ x, y, towards }: Tip): string {
  const length = 6.4;
  const half = 3.6;
  switch (towards) {
    case "down":
      return `M${x} ${y}l${-half} ${-length}h${2 * half}z`;
    case "up":
      return `M${x} ${y}l${-half} ${length}h${2 * half}z`;
    case "right":
      return `M${x} ${y}l${-length} ${-half}v${2 * half}z`;
    case "left":
      return `M${x} ${y}l${length} ${-half}v${2 * half}z`;
  }
}
