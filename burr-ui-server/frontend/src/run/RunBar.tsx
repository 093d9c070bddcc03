import type { ReactNode } from "react";
import type { ApplicationSummary, StepSummary } from "../api/types";
import { formatCount, formatMicros, plural } from "../format";
import { LiveButton } from "../live/LiveButton";
import { RunProblems } from "../problems/RunProblems";
import { RelativeTime } from "../ui/RelativeTime";
import { Skeleton } from "../ui/Skeleton";
import { StatusLabel } from "../ui/Status";
import { formatCost } from "../usage/cost";
import { useUsages } from "../usage/useUsages";
import { RunActions } from "./RunActions";
import styles from "./RunBar.module.css";

interface RunBarProps {
  readonly project: string;
  readonly app: string;
  readonly summary: ApplicationSummary | null;
  /** The step that is looked at, null while there is none. */
  readonly step: StepSummary | null;
  /** Time between the steps; null until all of them are known, and where it is nothing to speak of. */
  readonly idleMicros: number | null;
  /** Steps that came while the page is paused. */
  readonly waiting: number | null;
  readonly hrefOfStep: (sequenceId: number) => string;
}

/** The run in numbers, and the way to pause it. Facts wrap away from the right, they never shrink. */
export function RunBar({ project, app, summary, step, idleMicros, waiting, hrefOfStep }: RunBarProps) {
  return (
    <section className={styles.bar} aria-label="Run">
      <h1 className="vh">{app}</h1>
      {summary === null ? (
        <>
          <span className={styles.loadingStatus}>
            <Skeleton width={92} />
          </span>
          <span className={styles.loading}>
            <Skeleton width={340} />
          </span>
        </>
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
            <Used project={project} summary={summary} />
            <When summary={summary} />
            {summary.partitionKey !== null && <Fact name="Partition">{summary.partitionKey}</Fact>}
          </dl>
        </>
      )}
      <div className={styles.actions}>
        <RunProblems project={project} app={app} hrefOfStep={hrefOfStep} />
        <LiveButton waiting={waiting} crowded />
        {summary !== null && <RunActions project={project} run={summary} step={step} />}
      </div>
    </section>
  );
}

/** What its calls of language models used; nothing for a run without any. */
function Used({ project, summary }: { project: string; summary: ApplicationSummary }) {
  const used = useUsages(project, [summary]).get(summary.appId);
  if (used === undefined || used.usage.calls === 0) return null;
  const { calls, inputTokens, outputTokens } = used.usage;
  return (
    <>
      <Fact name="LLM calls">{formatCount(calls)}</Fact>
      <Fact name="Tokens" tip={`${formatCount(inputTokens)} in, ${formatCount(outputTokens)} out`}>
        {formatCount(inputTokens + outputTokens)}
      </Fact>
      <Fact
        name="Cost"
        tip={
          used.usage.cost === null
            ? `${plural(used.usage.unpriced, "call")} without a known price; burr.ui.insight.prices can tell it`
            : "By list prices"
        }
      >
        {formatCost(used.usage, used.currency)}
      </Fact>
    </>
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
