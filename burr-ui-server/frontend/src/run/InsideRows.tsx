import { useEffect, useEffectEvent, type ReactNode } from "react";
import { useApplication } from "../api/queries";
import type { StepSummary } from "../api/types";
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
import { levelOf, type Row } from "./rows";
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
  readonly onMoreOfChild: (app: string) => void;
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
  /** Whether the tab key reaches it. */
  readonly reachable: boolean;
}

/** What happened inside a step, on the same axis. */
export function InsideRow(props: InsideRowProps) {
  const { row, rowIndex, top, reachable } = props;
  const place = { rowIndex, top, reachable, level: levelOf(row) };
  switch (row.kind) {
    case "trace":
      return <TraceLine {...props} place={place} step={row.step} traced={row.traced} />;
    case "child":
      return <ChildLine {...props} place={place} hanging={row} />;
    case "childStep":
      return <ChildStepLine {...props} place={place} hanging={row} />;
    case "childRest":
      return <RestLine {...props} place={place} rest={row} />;
  }
}

/** Where a row stands: in the list, on the page, and in the tree. */
interface Place {
  readonly rowIndex: number;
  readonly top: number;
  readonly level: number;
  readonly reachable: boolean;
}

interface LineProps {
  readonly place: Place;
  readonly expanded?: boolean;
  readonly look?: string | undefined;
  readonly status?: ReactNode;
  readonly toggle?: ReactNode;
  readonly time?: string;
  /** How long after its step it began; null where that has no place on the axis. */
  readonly offsetMicros?: number | null;
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}

const DEEPEST = 8;

function Line({ place, expanded, look, status, toggle, time, offsetMicros = null, bar, children }: LineProps) {
  const { rowIndex, top, level, reachable } = place;
  const at = offsetMicros === null ? undefined : `${formatMicros(Math.max(0, offsetMicros))} into its step`;
  return (
    <div
      role="row"
      aria-level={level}
      aria-rowindex={rowIndex}
      aria-expanded={expanded}
      tabIndex={reachable ? 0 : -1}
      data-at={rowIndex - 2}
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
      <span role="gridcell" className={styles.waterfall} aria-label={at}>
        {bar}
      </span>
    </div>
  );
}

function extent(bar: Bar, least = 2) {
  return { left: `min(${percent(bar.left)}, 100% - ${least}px)`, width: percent(bar.width), minWidth: least };
}

type Placed = InsideRowProps & { readonly place: Place };
type OfStep = Placed & { readonly step: StepSummary };

/** In the place of what is on its way. Its row is the same one, so that it keeps the focus. */
function Awaited({ step, onNeedTrace }: Pick<OfStep, "step" | "onNeedTrace">) {
  const need = useEffectEvent(() => onNeedTrace(step));
  useEffect(() => need(), [step.index]);
  return (
    <>
      <span className="vh">Loading</span>
      <Skeleton width={96} />
    </>
  );
}

type TraceLineProps = OfStep & {
  readonly traced: { readonly row: TraceRow; readonly totalMicros: number } | null;
};

function TraceLine({ step, traced, place, bars, nowMicros, hrefOfSpan, onNeedTrace }: TraceLineProps) {
  if (traced === null) {
    return (
      <Line place={place}>
        <Awaited step={step} onNeedTrace={onNeedTrace} />
      </Line>
    );
  }
  const { row, totalMicros } = traced;
  const stepBar = bars[step.index];
  const length = lengthOf(step, nowMicros);
  const offset = row.bar.left * totalMicros;
  // What has no end yet goes on as long as its step.
  const duration = row.open ? Math.max(0, length - offset) : row.bar.width * totalMicros;
  const bar = stepBar === undefined ? null : barInside(stepBar, length, offset, duration);
  if (row.kind === "stream") {
    return (
      <Line place={place} time={durationText(row.stream.durationMicros)} offsetMicros={row.offsetMicros}>
        <Icon name="stream" size="xs" className={styles.kind} />
        <Link to={hrefOfSpan(step, row.stream.spanId)} replace tabIndex={-1} data-opens className={styles.link}>
          stream
        </Link>
        {row.stream.items !== null && <span className={styles.hint}>{plural(row.stream.items, "item")}</span>}
      </Line>
    );
  }
  const { span } = row;
  const failed = failureOf(span.attributes) !== null;
  return (
    <Line
      place={place}
      look={failed ? styles.failed : undefined}
      time={durationText(span.durationMicros)}
      offsetMicros={offset}
      bar={
        bar !== null && (
          <i
            className={cx(styles.bar, row.open && step.status === "running" && styles.open, failed && styles.failedBar)}
            style={extent(bar, duration === 0 ? 2 : 3)}
          />
        )
      }
    >
      <Link to={hrefOfSpan(step, span.id)} replace tabIndex={-1} data-opens className={styles.link}>
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

type HangingRow<K extends Row["kind"]> = Extract<Row, { kind: K }>;

type ChildLineProps = Placed & { readonly hanging: HangingRow<"child"> };

function ChildLine({ hanging, place, project, bars, nowMicros, onToggleChild }: ChildLineProps) {
  const { child, open } = hanging;
  const { data } = useApplication(project, child.appId);
  const times = useTimes();
  const summary = data?.summary;
  const { micros, offsetMicros, bar } = childBar(
    hanging,
    bars,
    nowMicros,
    summary?.firstActivity,
    summary?.lastActivity,
  );
  const what = child.kind === "fork" ? "forked here" : "sub-application";
  return (
    <Line
      place={place}
      {...(open === null ? {} : { expanded: open })}
      look={styles.child}
      time={micros === null ? "" : formatMicros(micros)}
      offsetMicros={offsetMicros}
      toggle={
        open !== null && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.toggle}
            aria-label={`${open ? "Close" : "Open"} ${child.appId}`}
            aria-expanded={open}
            onClick={() => onToggleChild(child.appId, !open)}
          >
            <Icon name={open ? "down" : "right"} size="xs" />
          </button>
        )
      }
      status={summary === undefined ? null : <StatusIcon status={summary.status} size="sm" tick />}
      bar={bar !== null && <i className={cx(styles.bar, styles.sub)} style={extent(bar)} />}
    >
      <Icon name={child.kind === "fork" ? "fork" : "sub"} size="sm" className={styles.kind} />
      <Link
        className={styles.link}
        tabIndex={-1}
        data-opens
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
  { child, parent, forked }: HangingRow<"child">,
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
  if (forked || parent === null || began === null || stepBar === undefined) {
    return { micros: child.kind === "fork" ? null : micros, offsetMicros: null, bar: null };
  }
  if (from === null || micros === null) return { micros, offsetMicros: null, bar: null };
  const offsetMicros = from - began;
  return { micros, offsetMicros, bar: barInside(stepBar, lengthOf(parent, nowMicros), offsetMicros, micros) };
}

type ChildStepLineProps = Placed & { readonly hanging: HangingRow<"childStep"> };

function ChildStepLine({ hanging, place, project, bars, nowMicros }: ChildStepLineProps) {
  const { child, step, parent, forked } = hanging;
  const start = microsOf(step.start);
  const began = parent === null ? null : microsOf(parent.start);
  const stepBar = parent === null ? undefined : bars[parent.index];
  const micros = lengthOf(step, nowMicros);
  const offsetMicros = forked || start === null || began === null ? null : start - began;
  const bar =
    offsetMicros === null || parent === null || stepBar === undefined
      ? null
      : barInside(stepBar, lengthOf(parent, nowMicros), offsetMicros, micros);
  const failed = step.status === "failed";
  return (
    <Line
      place={place}
      look={failed ? styles.failed : undefined}
      time={step.durationMicros === null && step.status !== "running" ? "" : formatMicros(micros)}
      offsetMicros={offsetMicros}
      status={<StatusIcon status={step.status} size="xs" tick />}
      bar={bar !== null && <i className={cx(styles.bar, failed && styles.failedBar)} style={extent(bar)} />}
    >
      <span className={styles.hint}>{step.sequenceId}</span>
      <Link
        className={styles.link}
        tabIndex={-1}
        data-opens
        to={runHref(project, child.appId, { partition: child.partitionKey, step: step.sequenceId })}
      >
        {step.action}
      </Link>
      {step.error !== null && <span className={styles.hint}>{step.error}</span>}
    </Line>
  );
}

type RestLineProps = Placed & { readonly rest: HangingRow<"childRest"> };

function RestLine({ rest, place, project, onMoreOfChild }: RestLineProps) {
  const { child, hidden, more } = rest;
  return (
    <Line place={place}>
      {hidden === null ? (
        <>
          <span className="vh">Loading</span>
          <Skeleton width={96} />
        </>
      ) : more ? (
        <button
          type="button"
          tabIndex={-1}
          data-opens
          className={styles.more}
          onClick={() => onMoreOfChild(child.appId)}
        >
          {plural(hidden, "more step")}
        </button>
      ) : (
        <Link
          className={styles.more}
          tabIndex={-1}
          data-opens
          to={runHref(project, child.appId, { partition: child.partitionKey })}
        >
          {plural(hidden, "more step")}, in the run itself
        </Link>
      )}
    </Line>
  );
}
