import { useEffect, useEffectEvent, type ReactNode } from "react";
import { useApplication } from "../api/queries";
import type { ChildView, StepSummary } from "../api/types";
import { formatMicros, plural } from "../format";
import type { TraceRow } from "../inspector/spans/rows";
import { runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { Skeleton } from "../ui/Skeleton";
import { StatusIcon } from "../ui/Status";
import { useTimes } from "../ui/times";
import { barInside, lengthOf } from "./inside";
import { microsOf } from "./instant";
import type { Row } from "./rows";
import { shortId } from "./shortId";
import { percent } from "./StepRow";
import type { Bar } from "./timeline";
import styles from "./InsideRows.module.css";

export interface InsideActions {
  /** Link to a span of a step, where its attributes show. */
  readonly hrefOfSpan: (step: StepSummary, span: string | null) => string;
  /** A row that waits for the trace of its step has come into sight. */
  readonly onNeedTrace: (step: StepSummary) => void;
  readonly onToggleChild: (app: string, open: boolean) => void;
}

type Inner = Extract<Row, { kind: "trace" | "child" | "childStep" | "childRest" }>;

interface InsideRowProps extends InsideActions {
  readonly row: Inner;
  readonly project: string;
  readonly rowIndex: number;
  readonly top: number;
  /** Of the steps of the run, by their place. */
  readonly bars: readonly Bar[];
  readonly nowMicros: number;
}

/** What happened inside a step, on the same axis. */
export function InsideRow(props: InsideRowProps) {
  const { row } = props;
  switch (row.kind) {
    case "trace":
      return row.traced === null ? (
        <AwaitedLine {...props} step={row.step} />
      ) : (
        <TraceLine {...props} step={row.step} traced={row.traced} />
      );
    case "child":
      return <ChildLine {...props} child={row.child} parent={row.parent} open={row.open} />;
    case "childStep":
      return <ChildStepLine {...props} child={row.child} step={row.step} parent={row.parent} />;
    case "childRest":
      return <RestLine {...props} child={row.child} hidden={row.hidden} />;
  }
}

interface LineProps {
  readonly rowIndex: number;
  readonly top: number;
  readonly level: number;
  readonly expanded?: boolean;
  readonly look?: string | undefined;
  readonly status?: ReactNode;
  readonly toggle?: ReactNode;
  readonly time?: string;
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}

const DEEPEST = 8;

function Line({ rowIndex, top, level, expanded, look, status, toggle, time, bar, children }: LineProps) {
  return (
    <div
      role="row"
      aria-level={level}
      aria-rowindex={rowIndex}
      aria-expanded={expanded}
      className={cx(styles.row, look)}
      style={{ top, "--depth": Math.min(level - 1, DEEPEST) }}
    >
      <span role="gridcell" className={styles.toggleCell}>
        {toggle}
      </span>
      <span role="gridcell" className={styles.status}>
        {status}
      </span>
      <span role="rowheader" className={styles.name}>
        {children}
      </span>
      <span role="gridcell" className={styles.time}>
        {time}
      </span>
      <span role="gridcell" className={styles.waterfall}>
        {bar}
      </span>
    </div>
  );
}

function extent(bar: Bar, least = 2) {
  return { left: `min(${percent(bar.left)}, 100% - ${least}px)`, width: percent(bar.width), minWidth: least };
}

type OfStep = InsideRowProps & { readonly step: StepSummary };

function AwaitedLine({ step, rowIndex, top, onNeedTrace }: OfStep) {
  const need = useEffectEvent(() => onNeedTrace(step));
  useEffect(() => need(), [step.index]);
  return (
    <Line rowIndex={rowIndex} top={top} level={2}>
      <span className="vh">Loading</span>
      <Skeleton width={96} />
    </Line>
  );
}

interface TraceLineProps extends OfStep {
  readonly traced: { readonly row: TraceRow; readonly totalMicros: number };
}

function TraceLine({ step, traced, rowIndex, top, bars, nowMicros, hrefOfSpan }: TraceLineProps) {
  const { row, totalMicros } = traced;
  const stepBar = bars[step.index];
  const length = lengthOf(step, nowMicros);
  const offset = row.bar.left * totalMicros;
  // What has no end yet goes on as long as its step.
  const duration = row.open ? Math.max(0, length - offset) : row.bar.width * totalMicros;
  const bar = stepBar === undefined ? null : barInside(stepBar, length, offset, duration);
  const place = { rowIndex, top };
  if (row.kind === "stream") {
    return (
      <Line {...place} level={2 + row.depth} time={durationText(row.stream.durationMicros)}>
        <Icon name="stream" size="xs" className={styles.kind} />
        <Link to={hrefOfSpan(step, row.stream.spanId)} replace tabIndex={-1} className={styles.link}>
          stream
        </Link>
        <span className={styles.hint}>{plural(row.stream.items ?? 0, "item")}</span>
      </Line>
    );
  }
  const { span } = row;
  const failed = failureOf(span.attributes) !== null;
  return (
    <Line
      {...place}
      look={failed ? styles.failed : undefined}
      level={2 + span.depth}
      time={durationText(span.durationMicros)}
      bar={
        bar !== null && (
          <i
            className={cx(styles.bar, row.open && step.status === "running" && styles.open, failed && styles.failedBar)}
            style={extent(bar, duration === 0 ? 2 : 3)}
          />
        )
      }
    >
      <Link to={hrefOfSpan(step, span.id)} replace tabIndex={-1} className={styles.link}>
        {span.name}
      </Link>
      <SpanNote attributes={span.attributes} />
    </Line>
  );
}

const MODEL = ["gen_ai.response.model", "gen_ai.request.model"];
const TOKENS = ["gen_ai.usage.total_tokens", "llm.usage.total_tokens", "total_tokens"];

/** What a call of a model was, beside the name of its span. */
function SpanNote({ attributes }: { attributes: readonly { key: string; value: unknown }[] }) {
  const of = (names: readonly string[]) => names.map((name) => attributes.find(({ key }) => key === name)?.value);
  const model = of(MODEL).find((value) => typeof value === "string");
  const tokens = of(TOKENS).find((value) => typeof value === "number");
  const error = failureOf(attributes);
  const parts = [
    ...(typeof model === "string" ? [model] : []),
    ...(typeof tokens === "number" ? [`${tokens} tok`] : []),
    ...(error === null ? [] : [error]),
  ];
  return parts.length === 0 ? null : <span className={styles.hint}>{parts.join(" · ")}</span>;
}

/** Attempts that failed say why. */
function failureOf(attributes: readonly { key: string; value: unknown }[]): string | null {
  const failure = attributes.find(({ key }) => key === "burr.failure")?.value;
  return typeof failure === "string" ? failure : null;
}

function durationText(micros: number | null): string {
  return micros === null ? "no end" : formatMicros(micros);
}

interface ChildLineProps extends InsideRowProps {
  readonly child: ChildView;
  readonly parent: StepSummary | null;
  readonly open: boolean;
}

function ChildLine({ child, parent, open, project, rowIndex, top, bars, nowMicros, onToggleChild }: ChildLineProps) {
  const { data } = useApplication(project, child.appId);
  const times = useTimes();
  const summary = data?.summary;
  const { micros, bar } = childBar(child, parent, bars, nowMicros, summary?.firstActivity, summary?.lastActivity);
  const what = child.kind === "fork" ? "forked here" : "sub-application";
  return (
    <Line
      rowIndex={rowIndex}
      top={top}
      level={2}
      expanded={open}
      look={styles.child}
      time={micros === null ? "" : formatMicros(micros)}
      toggle={
        <button
          type="button"
          className={styles.toggle}
          aria-label={`${open ? "Close" : "Open"} ${child.appId}`}
          aria-expanded={open}
          onClick={() => onToggleChild(child.appId, !open)}
        >
          <Icon name={open ? "down" : "right"} size="xs" />
        </button>
      }
      status={summary === undefined ? null : <StatusIcon status={summary.status} size="sm" tick />}
      bar={bar !== null && <i className={cx(styles.bar, styles.sub)} style={extent(bar)} />}
    >
      <Icon name={child.kind === "fork" ? "fork" : "sub"} size="sm" className={styles.kind} />
      <Link
        className={styles.link}
        data-tip={child.appId}
        to={runHref(project, child.appId, { partition: child.partitionKey })}
      >
        {shortId(child.appId)}
      </Link>
      <span className={styles.hint} data-tip={child.time === null ? undefined : times.full(child.time)}>
        {summary === undefined ? what : `${what}, ${plural(summary.steps, "step")}`}
      </span>
    </Line>
  );
}

/** A fork runs when its reader likes; only a sub-application has its place on the axis of its step. */
function childBar(
  child: ChildView,
  parent: StepSummary | null,
  bars: readonly Bar[],
  nowMicros: number,
  first: string | null | undefined,
  last: string | null | undefined,
) {
  const from = microsOf(first ?? null);
  const to = microsOf(last ?? null);
  const micros = from === null || to === null ? null : Math.max(0, to - from);
  const began = parent === null ? null : microsOf(parent.start);
  const stepBar = parent === null ? undefined : bars[parent.index];
  if (child.kind === "fork" || parent === null || began === null || stepBar === undefined) {
    return { micros: child.kind === "fork" ? null : micros, bar: null };
  }
  if (from === null || micros === null) return { micros, bar: null };
  return { micros, bar: barInside(stepBar, lengthOf(parent, nowMicros), from - began, micros) };
}

interface ChildStepLineProps extends InsideRowProps {
  readonly child: ChildView;
  readonly step: StepSummary;
  readonly parent: StepSummary | null;
}

function ChildStepLine({ child, step, parent, project, rowIndex, top, bars, nowMicros }: ChildStepLineProps) {
  const start = microsOf(step.start);
  const began = parent === null ? null : microsOf(parent.start);
  const stepBar = parent === null ? undefined : bars[parent.index];
  const micros = lengthOf(step, nowMicros);
  const bar =
    child.kind === "fork" || parent === null || start === null || began === null || stepBar === undefined
      ? null
      : barInside(stepBar, lengthOf(parent, nowMicros), start - began, micros);
  const failed = step.status === "failed";
  return (
    <Line
      rowIndex={rowIndex}
      top={top}
      level={3}
      look={failed ? styles.failed : undefined}
      time={step.durationMicros === null && step.status !== "running" ? "" : formatMicros(micros)}
      status={<StatusIcon status={step.status} size="xs" tick />}
      bar={bar !== null && <i className={cx(styles.bar, failed && styles.failedBar)} style={extent(bar)} />}
    >
      <span className={styles.hint}>{step.sequenceId}</span>
      <Link
        className={styles.link}
        to={runHref(project, child.appId, { partition: child.partitionKey, step: step.sequenceId })}
      >
        {step.action}
      </Link>
      {step.error !== null && <span className={styles.hint}>{step.error}</span>}
    </Line>
  );
}

function RestLine({
  child,
  hidden,
  project,
  rowIndex,
  top,
}: InsideRowProps & { child: ChildView; hidden: number | null }) {
  return (
    <Line rowIndex={rowIndex} top={top} level={3}>
      {hidden === null ? (
        <>
          <span className="vh">Loading</span>
          <Skeleton width={96} />
        </>
      ) : (
        <Link className={styles.more} to={runHref(project, child.appId, { partition: child.partitionKey })}>
          {plural(hidden, "more step")}
        </Link>
      )}
    </Line>
  );
}
