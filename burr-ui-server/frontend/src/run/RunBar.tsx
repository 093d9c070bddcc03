import type { ReactNode } from "react";
import type { ApplicationSummary } from "../api/types";
import { CompareButton } from "../compare/CompareButton";
import { formatCount, formatMicros } from "../format";
import { LiveButton } from "../live/LiveButton";
import { RunProblems } from "../problems/RunProblems";
import { RelativeTime } from "../ui/RelativeTime";
import { Skeleton } from "../ui/Skeleton";
import { StatusLabel } from "../ui/Status";
import styles from "./RunBar.module.css";

interface RunBarProps {
  readonly project: string;
  readonly app: string;
  readonly summary: ApplicationSummary | null;
  /** Time between the steps; null until all of them are known, and where it is nothing to speak of. */
  readonly idleMicros: number | null;
  /** Steps that came while the page is paused. */
  readonly waiting: number | null;
}

/** The run in numbers, and the way to pause it. Facts wrap away from the right, they never shrink. */
export function RunBar({ project, app, summary, idleMicros, waiting }: RunBarProps) {
  return (
    <section className={styles.bar} aria-label="Run">
      <h1 className="vh">{app}</h1>
      {summary === null ? (
        <span className={styles.loading}>
          <Skeleton width={340} />
        </span>
      ) : (
        <>
          <StatusLabel status={summary.status} />
          <dl className={styles.facts}>
            <Fact name="Steps">{formatCount(summary.steps)}</Fact>
            {summary.steps > 0 && (
              <Fact name="Active" tip="Time inside steps">
                {formatMicros(summary.activeMicros)}
              </Fact>
            )}
            {idleMicros !== null && (
              <Fact name="Idle" tip="Time between steps, waiting for the caller" wide>
                {formatMicros(idleMicros)}
              </Fact>
            )}
            <When summary={summary} />
            {summary.partitionKey !== null && <Fact name="Partition">{summary.partitionKey}</Fact>}
          </dl>
        </>
      )}
      <div className={styles.actions}>
        <RunProblems project={project} app={app} />
        {summary !== null && <CompareButton project={project} run={summary} />}
        <LiveButton waiting={waiting} />
      </div>
    </section>
  );
}

/** A run that ended well is told by its start, every other by what came last. */
function When({ summary }: { summary: ApplicationSummary }) {
  const { status, firstActivity, lastActivity } = summary;
  const time = status === "succeeded" ? firstActivity : lastActivity;
  if (time === null) return null;
  return (
    <Fact name={status === "succeeded" ? "Started" : "Last step"}>
      <RelativeTime time={time} />
    </Fact>
  );
}

interface FactProps {
  readonly name: string;
  readonly tip?: string;
  /** Only where there is much room. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function Fact({ name, tip, wide = false, children }: FactProps) {
  return (
    <div className={wide ? styles.wideFact : styles.fact} data-tip={tip}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
