import { memo } from "react";
import { formatMicros, formatTimes, plural } from "../format";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import type { Box } from "./geometry";
import styles from "./StateMachineGraph.module.css";
import { TONE_WORDS, type Tone } from "./tone";
import type { ActionStatus } from "./visits";

interface GraphNodeProps {
  node: number;
  name: string;
  reads: readonly string[];
  writes: readonly string[];
  /** The name, as far as there is room for it. */
  text: string;
  box: Box;
  visits: number;
  micros: number;
  /** How the latest visit stands. */
  status: ActionStatus;
  /** Part of the run's working time, 0 to 1. */
  share: number;
  /** Null unless the selected step is one of this action. */
  selectedTone: Tone | null;
  /** The list is narrowed to this action. */
  pressed: boolean;
  tabbable: boolean;
}

const INSET = 8;
const LEAST_SHARE = 0.02;
/** How far the name stands left of the middle to make room for the count, and for an icon on the other side. */
const ASIDE = 9;
const ASIDE_WITH_ICON = 4;

const toneOfVisits: Readonly<Record<ActionStatus, Exclude<Tone, "selected"> | null>> = {
  unvisited: null,
  visited: null,
  failed: "fail",
  running: "run",
  interrupted: "halt",
};

/** An action: clicks and keys are handled by the drawing. */
export const GraphNode = memo(function GraphNode(props: GraphNodeProps) {
  const { node, name, text, box, visits, status, share, selectedTone } = props;
  const middle = box.y + box.height / 2;
  const tone = selectedTone ?? toneOfVisits[status];
  const icon = tone === null || tone === "selected" ? null : tone;
  const hasShare = share >= LEAST_SHARE;
  const visited = visits > 0;
  const state = icon === null ? "" : `, ${TONE_WORDS[icon]}`;
  return (
    <g
      className={cx(
        styles.node,
        !visited && styles.off,
        selectedTone !== null && styles.current,
        tone !== null && styles[tone],
        props.pressed && styles.pressed,
      )}
      role="button"
      tabIndex={props.tabbable ? 0 : -1}
      aria-label={`${name}, ${formatTimes(visits)} ${visits === 1 ? "visit" : "visits"}${state}`}
      aria-pressed={props.pressed}
      aria-current={selectedTone === null ? undefined : "step"}
      data-node={node}
      data-tip={`${tipOf(props)}. ${declaredText(props)}`}
    >
      <rect className={styles.box} x={box.x} y={box.y} width={box.width} height={box.height} rx={5} />
      {hasShare && (
        <rect
          className={styles.share}
          x={box.x + INSET}
          y={box.y + box.height - 4.5}
          width={Math.max(2, share * (box.width - 2 * INSET))}
          height={2}
          rx={1}
        />
      )}
      {icon !== null && <Icon name={icon} size="xs" x={box.x + INSET} y={middle - 6} width={12} height={12} />}
      <text
        x={box.x + box.width / 2 - (icon !== null ? ASIDE_WITH_ICON : visited ? ASIDE : 0)}
        y={middle - (hasShare ? 1 : 0)}
      >
        {text}
      </text>
      {visited && (
        <text className={styles.count} x={box.x + box.width - INSET - 1} y={middle - (hasShare ? 1 : 0)}>
          ×{formatTimes(visits)}
        </text>
      )}
    </g>
  );
});

const MOST_KEYS = 8;

/** What the action said it would read and write. */
function declaredText({ reads, writes }: Pick<GraphNodeProps, "reads" | "writes">): string {
  const listed = (keys: readonly string[]) =>
    keys.length === 0 ? "nothing" : keys.slice(0, MOST_KEYS).join(", ") + (keys.length > MOST_KEYS ? ", …" : "");
  return `Reads ${listed(reads)}, writes ${listed(writes)}`;
}

function tipOf({ name, visits, micros, share }: GraphNodeProps): string {
  if (visits === 0) return `${name}: not visited`;
  return `${name}: ${plural(visits, "visit")}, ${formatMicros(micros)}, ${Math.round(share * 100)} % of run time`;
}
