import { memo } from "react";
import type { StepSummary } from "../api/types";
import { formatMicros, plural } from "../format";
import { Chip } from "../ui/Chip";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { StatusIcon } from "../ui/Status";
import type { Bar } from "./timeline";
import styles from "./StepRow.module.css";

export interface StepRowProps {
  readonly step: StepSummary;
  readonly bar: Bar | undefined;
  /** Time since its start, for a step that runs. */
  readonly soFarMicros: number | null;
  readonly selected: boolean;
  readonly childCount: number;
  readonly open: boolean;
  readonly href: string;
  readonly rowIndex: number;
  readonly top: number;
  /** The one row of the grid that the tab key reaches. */
  readonly reachable: boolean;
}

/** One step: clicks and keys are handled by the grid. */
export const StepRow = memo(function StepRow(props: StepRowProps) {
  const { step, selected, childCount, open, rowIndex, top, reachable } = props;
  return (
    <div
      role="row"
      aria-level={1}
      aria-rowindex={rowIndex}
      aria-selected={selected}
      aria-expanded={childCount > 0 ? open : undefined}
      tabIndex={reachable ? 0 : -1}
      data-step={step.index}
      className={cx(styles.row, selected && styles.selected, step.status === "failed" && styles.failed)}
      style={{ top }}
    >
      <span role="gridcell" className={styles.expand}>
        {childCount > 0 && (
          <span data-toggle="" className={styles.toggle}>
            <Icon name={open ? "down" : "right"} size="xs" />
          </span>
        )}
      </span>
      <span role="rowheader" className={styles.sequence}>
        {step.sequenceId}
      </span>
      <span role="gridcell" className={styles.status}>
        <StatusIcon status={step.status} size="sm" tick />
      </span>
      <StepName step={step} href={props.href} />
      <StateDelta step={step} />
      <span role="gridcell" className={styles.duration}>
        {durationText(step, props.soFarMicros)}
      </span>
      <StepBar step={step} bar={props.bar} />
    </div>
  );
});

/** The transition that is left when no other fits says nothing that the row needs. */
const DEFAULT = "default";

function StepName({ step, href }: { step: StepSummary; href: string }) {
  return (
    <span role="gridcell" className={styles.name}>
      <Icon name="action" className={styles.kind} />
      <a href={href} tabIndex={-1} className={styles.action}>
        {step.action}
      </a>
      {step.condition !== null && step.condition !== DEFAULT && <code className={styles.via}>{step.condition}</code>}
      {step.attempts > 1 && <Chip className={styles.attempts}>{plural(step.attempts, "attempt")}</Chip>}
    </span>
  );
}

const DELTAS = [
  { kind: "added", sign: "+" },
  { kind: "changed", sign: "~" },
  { kind: "removed", sign: "−" },
] as const;

function StateDelta({ step }: { step: StepSummary }) {
  const parts = DELTAS.filter(({ kind }) => step[kind].length > 0);
  const told = parts.map(({ kind }) => `${step[kind].length} ${kind}`).join(", ");
  const tip = parts.map(({ kind, sign }) => `${sign} ${step[kind].slice(0, 12).join(", ")}`).join("   ");
  return (
    <span role="gridcell" className={styles.deltaCell} data-tip={tip === "" ? undefined : tip}>
      {step.undeclared.length > 0 && (
        <Icon
          name="halt"
          size="xs"
          className={styles.undeclared}
          label={`Changed without being declared: ${step.undeclared.join(", ")}`}
        />
      )}
      {DELTAS.map(({ kind, sign }) => (
        <span key={kind} aria-hidden="true" className={styles[kind]}>
          {step[kind].length > 0 && `${sign}${step[kind].length}`}
        </span>
      ))}
      <span className="vh">{told}</span>
    </span>
  );
}

function durationText(step: StepSummary, soFarMicros: number | null): string {
  const micros = step.durationMicros ?? soFarMicros;
  return micros === null ? "" : formatMicros(micros);
}

/** Look and least width of a bar, so that even the shortest step is seen. */
const BAR_LOOKS = {
  succeeded: { look: undefined, least: 2 },
  failed: { look: styles.barFailed, least: 2 },
  running: { look: styles.barRunning, least: 8 },
  interrupted: { look: styles.barInterrupted, least: 13 },
} as const;

function StepBar({ step, bar }: { step: StepSummary; bar: Bar | undefined }) {
  const { look, least } = BAR_LOOKS[step.status];
  return (
    <span role="gridcell" className={styles.waterfall}>
      {bar !== undefined && (
        <i
          className={cx(styles.bar, look)}
          // A bar that is wider than its time does not leave the axis for it.
          style={{
            left: `min(${percent(bar.left)}, 100% - ${least}px)`,
            width: percent(bar.width),
            minWidth: least,
          }}
        />
      )}
    </span>
  );
}

export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(3)}%`;
}
