import { memo } from "react";
import type { StepSummary } from "../api/types";
import { formatMicros, plural } from "../format";
import { Chip } from "../ui/Chip";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { StatusIcon } from "../ui/Status";
import { StateDelta } from "./StateDelta";
import { lengthOf, streamMarks, type StreamMarks } from "./inside";
import { microsOf } from "./instant";
import type { Bar } from "./timeline";
import styles from "./StepRow.module.css";

export interface StepRowProps {
  readonly step: StepSummary;
  readonly bar: Bar | undefined;
  /** The clock, for a step that runs. */
  readonly nowMicros: number;
  /** The clock at the left end of the axis. */
  readonly startMicros: number;
  readonly selected: boolean;
  readonly childCount: number;
  /** Null when nothing hangs below it. */
  readonly open: boolean | null;
  readonly annotations: number;
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
      aria-expanded={open ?? undefined}
      tabIndex={reachable ? 0 : -1}
      data-step={step.index}
      data-at={rowIndex - 2}
      className={cx(styles.row, selected && styles.selected, step.status === "failed" && styles.failed)}
      style={{ top }}
    >
      <span role="gridcell" className={styles.expand}>
        {open !== null && (
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
      <StepName
        step={step}
        href={props.href}
        annotations={props.annotations}
        hiddenChildren={open === false ? childCount : 0}
      />
      <StateDelta step={step} role="gridcell" className={styles.deltaCell} />
      <span role="gridcell" className={styles.duration}>
        {durationText(step, props.nowMicros)}
      </span>
      <StepBar step={step} bar={props.bar} nowMicros={props.nowMicros} startMicros={props.startMicros} />
    </div>
  );
});

/** The transition that is left when no other fits says nothing that the row needs. */
const DEFAULT = "default";

function StepName(props: { step: StepSummary; href: string; annotations: number; hiddenChildren: number }) {
  const { step, href, annotations, hiddenChildren } = props;
  return (
    <span role="gridcell" className={styles.name}>
      <Icon name={step.stream === null ? "action" : "stream"} className={styles.kind} />
      <a href={href} tabIndex={-1} className={styles.action}>
        {step.action}
      </a>
      {step.condition !== null && step.condition !== DEFAULT && <code className={styles.via}>{step.condition}</code>}
      {hiddenChildren > 0 && (
        <Chip className={styles.attempts} data-tip="Sub-applications and forks of this step">
          <Icon name="sub" size="xs" label="Sub-applications and forks" />
          {hiddenChildren}
        </Chip>
      )}
      {step.attempts > 1 && <Chip className={styles.attempts}>{plural(step.attempts, "attempt")}</Chip>}
      {annotations > 0 && (
        <Icon name="note" size="xs" className={styles.annotated} label={plural(annotations, "annotation")} />
      )}
    </span>
  );
}

function durationText(step: StepSummary, nowMicros: number): string {
  if (step.durationMicros === null && step.status !== "running") return "";
  return formatMicros(lengthOf(step, nowMicros));
}

/** Look and least width of a bar, so that even the shortest step is seen. */
const BAR_LOOKS = {
  succeeded: { look: undefined, least: 2 },
  failed: { look: styles.barFailed, least: 2 },
  running: { look: styles.barRunning, least: 8 },
  interrupted: { look: styles.barInterrupted, least: 13 },
} as const;

interface StepBarProps {
  readonly step: StepSummary;
  readonly bar: Bar | undefined;
  readonly nowMicros: number;
  readonly startMicros: number;
}

function StepBar({ step, bar, nowMicros, startMicros }: StepBarProps) {
  const { look, least } = BAR_LOOKS[step.status];
  const marks = step.stream === null ? null : streamMarks(step.stream, step, nowMicros);
  const began = microsOf(step.start);
  const at = began === null ? undefined : `at ${formatMicros(Math.max(0, began - startMicros))}`;
  // A label is an element less, which counts where hundreds of rows go by.
  return (
    <span role="gridcell" className={styles.waterfall} aria-label={marks === null ? at : undefined}>
      {marks !== null && <span className="vh">{at}</span>}
      {bar !== undefined && (
        <i
          className={cx(styles.bar, look, marks !== null && styles.stream)}
          data-tip={marks?.text}
          // A bar that is wider than its time does not leave the axis for it.
          style={{
            left: `min(${percent(bar.left)}, 100% - ${least}px)`,
            width: percent(bar.width),
            minWidth: least,
          }}
        >
          {marks !== null && <Marks marks={marks} />}
        </i>
      )}
    </span>
  );
}

/** Hollow until the first item, then a notch for each one as far as there is room. */
function Marks({ marks }: { marks: StreamMarks }) {
  return (
    <>
      <i className={styles.lead} style={{ width: percent(marks.lead) }} />
      {marks.lead < 1 && (
        <i
          className={styles.flow}
          style={marks.items === null ? undefined : { "--notch": `max(4px, ${100 / Math.max(1, marks.items)}%)` }}
        />
      )}
      <span className="vh">{marks.text}</span>
    </>
  );
}

export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(3)}%`;
}
