import type { StepSummary, StepTrace, StreamView } from "../../api/types";
import { formatCount, formatMicros, plural } from "../../format";
import { cx } from "../../ui/cx";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Note } from "../../ui/Note";
import { LongWait, Skeleton } from "../../ui/Skeleton";
import { AttributeTable, withoutTransition } from "../Attributes";
import { TraceLink, traceIdOf } from "./TraceLink";
import { traceRows, type Bar, type SpanRow, type StreamRow, type TraceRow } from "./rows";
import styles from "./SpansTab.module.css";
import { useStepTrace } from "./useStepTrace";

interface SpansTabProps {
  readonly project: string;
  readonly app: string;
  readonly step: StepSummary;
  /** Id of the span whose attributes show; null for those of the step. */
  readonly span: string | null;
  readonly onSpan: (span: string | null) => void;
}

/** What happened inside a step: its sections on its time, its streams, and what each of them noted. */
export function SpansTab({ project, app, step, span, onSpan }: SpansTabProps) {
  const { data, error, refetch } = useStepTrace(project, app, step);
  if (error !== null && data === undefined) {
    return (
      <div className={styles.padded}>
        <ErrorPanel what="The spans could not be read" error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className={styles.padded}>
        <Skeleton width="52%" />
        <LongWait what={`the spans of step ${step.sequenceId}`} />
      </div>
    );
  }
  return <Trace trace={data} step={step} chosen={span} onSpan={onSpan} />;
}

interface TraceProps {
  readonly trace: StepTrace;
  readonly step: StepSummary;
  readonly chosen: string | null;
  readonly onSpan: (span: string | null) => void;
}

function Trace({ trace, step, chosen, onSpan }: TraceProps) {
  const { rows, totalMicros } = traceRows(trace, step);
  const selected = trace.spans.find(({ id }) => id === chosen) ?? null;
  const attributes = withoutTransition(selected === null ? trace.attributes : selected.attributes);
  const traceId = traceIdOf(trace.attributes);
  return (
    <>
      {rows.length === 0 ? (
        <p className={styles.none}>
          This action traced nothing. <code>context.tracer().span("…")</code> shows here what takes its time.
        </p>
      ) : (
        <div className={styles.rows} role="group" aria-label="Spans">
          <div className={styles.head} aria-hidden="true">
            <span>Span</span>
            <span className={styles.end}>Start</span>
            <span className={styles.end}>Time</span>
            <span className={styles.axis}>
              <span>0</span>
              <span>{formatMicros(totalMicros)}</span>
            </span>
          </div>
          {rows.map((row) => (
            <Row key={keyOf(row)} row={row} selected={row.kind === "span" && row.span === selected} onSpan={onSpan} />
          ))}
        </div>
      )}
      {trace.truncated && <Note tone="halt">There is more than can be shown: the first spans and attributes.</Note>}
      <section className={styles.attributes} aria-label="Attributes">
        <h3>
          {selected === null ? step.action : selected.name}
          <span>{attributes.length === 0 ? "no attributes" : plural(attributes.length, "attribute")}</span>
        </h3>
        {selected !== null && selected.dependencies.length > 0 && (
          <p className={styles.waits}>began behind {selected.dependencies.join(", ")}</p>
        )}
        {selected === null && traceId !== null && <TraceLink traceId={traceId} />}
        {attributes.length > 0 && <AttributeTable attributes={attributes} />}
      </section>
    </>
  );
}

function keyOf(row: TraceRow): string {
  return row.kind === "span" ? row.span.id : `stream ${row.stream.spanId ?? ""} ${row.stream.start ?? ""}`;
}

interface RowProps {
  readonly row: TraceRow;
  readonly selected: boolean;
  readonly onSpan: (span: string | null) => void;
}

function Row({ row, selected, onSpan }: RowProps) {
  return row.kind === "span" ? <SpanLine row={row} selected={selected} onSpan={onSpan} /> : <StreamLine row={row} />;
}

function SpanLine({ row, selected, onSpan }: { row: SpanRow; selected: boolean; onSpan: RowProps["onSpan"] }) {
  const { span, bar, open } = row;
  return (
    <button
      type="button"
      className={styles.row}
      aria-pressed={selected}
      onClick={() => onSpan(selected ? null : span.id)}
    >
      <span className={styles.name} style={{ paddingInlineStart: indent(span.depth) }}>
        {span.name}
      </span>
      <span className={cx(styles.end, styles.dim)}>+{formatMicros(span.offsetMicros)}</span>
      <span className={styles.end}>{span.durationMicros === null ? "no end" : formatMicros(span.durationMicros)}</span>
      <span className={styles.track} aria-hidden="true">
        <i className={cx(styles.bar, open && styles.open)} style={extent(bar)} />
      </span>
    </button>
  );
}

function StreamLine({ row }: { row: StreamRow }) {
  const { stream, bar, lead, open, depth, offsetMicros } = row;
  return (
    <div className={styles.row}>
      <span className={styles.name} style={{ paddingInlineStart: indent(depth) }}>
        stream <span className={styles.dim}>{streamText(stream)}</span>
      </span>
      <span className={cx(styles.end, styles.dim)}>+{formatMicros(offsetMicros)}</span>
      <span className={styles.end}>
        {stream.durationMicros === null ? "no end" : formatMicros(stream.durationMicros)}
      </span>
      <span className={styles.track} aria-hidden="true">
        <i className={cx(styles.stream, open && styles.open)} style={extent(bar)}>
          <i className={styles.lead} style={{ width: `${lead * 100}%` }} />
          {lead < 1 && <i className={styles.flow} />}
        </i>
      </span>
    </div>
  );
}

function streamText({ firstItemMicros, items, itemsPerSecond }: StreamView): string {
  if (firstItemMicros === null) return "no item yet";
  const parts = [`first item after ${formatMicros(firstItemMicros)}`];
  if (items !== null) parts.push(plural(items, "item"));
  if (itemsPerSecond !== null) parts.push(`${formatCount(Math.round(itemsPerSecond))}/s`);
  return parts.join(", ");
}

const MOST_INDENT = 8;

function indent(depth: number): number {
  return Math.min(depth, MOST_INDENT) * 14;
}

function extent({ left, width }: Bar) {
  return { left: `${left * 100}%`, width: `${width * 100}%` };
}
