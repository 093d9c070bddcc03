import { useEffect, useRef } from "react";
import type { StepStream, StepSummary, StreamView } from "../../api/types";
import { plural } from "../../format";
import { cx } from "../../ui/cx";
import { useStepTrace } from "../spans/useStepTrace";
import { paceOf } from "./pace";
import styles from "./StreamSection.module.css";

interface StreamSectionProps {
  readonly project: string;
  readonly app: string;
  readonly step: StepSummary;
  readonly stream: StepStream;
}

/** How the stream of a step goes, or went. Once the step has succeeded, its result says what came of it. */
export function StreamSection({ project, app, step, stream }: StreamSectionProps) {
  return step.status === "succeeded" ? (
    <Section stream={stream} going={false} perSecond={null} />
  ) : (
    <Unfinished project={project} app={app} step={step} stream={stream} />
  );
}

function Unfinished({ project, app, step, stream }: StreamSectionProps) {
  const { data } = useStepTrace(project, app, step);
  const own = data?.streams.findLast(({ spanId }) => spanId === null);
  const going = step.status === "running" && stream.end === null;
  return (
    <Section stream={stream} going={going} perSecond={own?.itemsPerSecond ?? null}>
      {own !== undefined && <Said stream={own} going={going} />}
    </Section>
  );
}

interface SectionProps {
  readonly stream: StepStream;
  readonly going: boolean;
  readonly perSecond: number | null;
  readonly children?: React.ReactNode;
}

function Section({ stream, going, perSecond, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label="Stream">
      <div className={styles.head}>
        <h3>Stream</h3>
        <span>{countOf(stream, going)}</span>
        <span className={styles.pace}>{paceOf(stream, perSecond)}</span>
      </div>
      {children}
    </section>
  );
}

function countOf({ firstItem, items }: StepStream, going: boolean): string {
  if (items !== null) return `${plural(items, "item")}${going ? " so far" : ""}`;
  if (firstItem !== null) return going ? "items are coming" : "broken off";
  return going ? "no item yet" : "no item";
}

/** Closer to the end than this is at the end. */
const END_SLACK = 12;

/** What its items said. It stays at the end while that is in sight. */
function Said({ stream, going }: { stream: StreamView; going: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const { text, items } = stream;
  useEffect(() => {
    if (atEnd.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [text]);
  if (text === null || text === "") {
    return items === null ? null : (
      <p className={styles.untold}>The log does not tell what they say: they are no texts, or values are masked.</p>
    );
  }
  return (
    // It scrolls, so it must be reachable by keyboard.
    <div
      ref={box}
      role="region"
      aria-label={going ? "Text so far" : "Text until then"}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={cx(styles.text, going && styles.going)}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight <= END_SLACK;
      }}
    >
      {text}
    </div>
  );
}
