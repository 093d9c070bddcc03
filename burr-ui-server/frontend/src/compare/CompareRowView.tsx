import { memo } from "react";
import type { StepPair, StepSummary } from "../api/types";
import { formatMicros } from "../format";
import { cx } from "../ui/cx";
import { StateDelta } from "../run/StateDelta";
import { Icon } from "../ui/Icon";
import { StatusIcon } from "../ui/Status";
import { differs, relationText, type FoldRow } from "./rows";
import styles from "./CompareGrid.module.css";

interface Placed {
  readonly top: number;
  readonly rowIndex: number;
}

interface PairRowProps extends Placed {
  readonly pair: StepPair;
  readonly selected: boolean;
  readonly reachable: boolean;
  /** Of the longest step of both runs. */
  readonly longestMicros: number;
}

const SIGNS: Readonly<Record<StepPair["relation"], string>> = {
  shared: "=",
  same: "=",
  different: "≠",
  "only-a": "−",
  "only-b": "+",
  unknown: "?",
};

/** Two steps beside each other: clicks and keys are handled by the grid. */
export const PairRowView = memo(function PairRowView(props: PairRowProps) {
  const { pair, selected, reachable, top, rowIndex, longestMicros } = props;
  const relation = relationText(pair);
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      data-pair={pair.index}
      data-relation={pair.relation}
      className={cx(styles.row, selected && styles.selected, differs(pair) && styles.differs)}
      style={{ top }}
    >
      <SideCells step={pair.a ?? (pair.relation === "shared" ? pair.b : null)} longestMicros={longestMicros} />
      <div role="gridcell" className={styles.middle}>
        <span className={styles.sign} aria-hidden="true">
          {SIGNS[pair.relation]}
        </span>
        <span
          className={cx(styles.relation, pair.relation === "different" && styles.keys)}
          data-tip={relation.length > 16 ? relation : undefined}
        >
          {relation}
        </span>
      </div>
      <SideCells
        step={pair.b ?? (pair.relation === "shared" ? pair.a : null)}
        longestMicros={longestMicros}
        second={pair.a !== null}
      />
    </div>
  );
});

interface SideProps {
  readonly step: StepSummary | null;
  readonly longestMicros: number;
  /** On a phone only the time of the second step is shown where the first says all else. */
  readonly second?: boolean;
}

function SideCells({ step, longestMicros, second = false }: SideProps) {
  if (step === null) return <div role="gridcell" className={cx(styles.side, styles.none)} aria-label="no such step" />;
  return (
    <div role="gridcell" className={cx(styles.side, second && styles.second)}>
      <span className={styles.sequence}>{step.sequenceId}</span>
      <span className={styles.status}>
        <StatusIcon status={step.status} size="sm" tick />
      </span>
      <span className={styles.name} data-tip={step.action.length > 24 ? step.action : undefined}>
        {step.action}
      </span>
      <StateDelta step={step} className={styles.delta} />
      <span className={styles.duration}>{step.durationMicros === null ? "" : formatMicros(step.durationMicros)}</span>
      <span className={styles.waterfall}>
        {step.durationMicros !== null && (
          <i
            className={cx(styles.bar, step.status === "failed" && styles.barFailed)}
            style={{ width: `${longestMicros === 0 ? 0 : (100 * step.durationMicros) / longestMicros}%` }}
          />
        )}
      </span>
    </div>
  );
}

/** Steps that are folded; a click opens them. */
export function FoldRowView({ row, top, rowIndex }: Placed & { row: FoldRow }) {
  return (
    <div role="row" aria-rowindex={rowIndex} className={cx(styles.row, styles.fold)} style={{ top }}>
      <div role="gridcell">
        <button type="button" data-fold={row.key} aria-expanded={row.open}>
          <Icon name={row.open ? "down" : "right"} size="xs" />
          {row.text}
        </button>
      </div>
    </div>
  );
}
