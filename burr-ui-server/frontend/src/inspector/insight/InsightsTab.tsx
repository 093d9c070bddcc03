import type { ReactNode } from "react";
import type { Insight, RunInsight, StepSummary, Usage } from "../../api/types";
import { formatBytes, formatCount, formatMicros, plural } from "../../format";
import { Link } from "../../routing/router";
import { cx } from "../../ui/cx";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Icon } from "../../ui/Icon";
import { LongWait, Skeleton } from "../../ui/Skeleton";
import { formatCost } from "../../usage/cost";
import styles from "./InsightsTab.module.css";
import { findingsOf, usageText } from "./texts";
import { useInsight } from "./useInsight";

interface InsightsTabProps {
  readonly project: string;
  readonly app: string;
  readonly step: StepSummary;
  /** All steps of the run that are loaded. */
  readonly steps: readonly StepSummary[];
  readonly hrefOfStep: (sequenceId: number) => string;
}

/** What the run cost, where its time went, and what is odd about it. */
export function InsightsTab({ project, app, step, steps, hrefOfStep }: InsightsTabProps) {
  const { data, error, refetch } = useInsight(project, app);
  if (error !== null && data === undefined) {
    return (
      <div className={styles.padded}>
        <ErrorPanel what="The insights could not be read" error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className={styles.padded}>
        <Skeleton width="48%" />
        <LongWait what="the insights of this run" />
      </div>
    );
  }
  const { run } = data;
  return (
    <>
      <Findings run={run} steps={steps} hrefOfStep={hrefOfStep} />
      <Models insight={data} step={step} />
      <Actions run={run} />
      <Slowest run={run} hrefOfStep={hrefOfStep} />
      <Growth run={run} hrefOfStep={hrefOfStep} />
    </>
  );
}

interface PartProps {
  readonly run: RunInsight;
  readonly hrefOfStep: (sequenceId: number) => string;
}

function Findings({ run, steps, hrefOfStep }: PartProps & Pick<InsightsTabProps, "steps">) {
  const findings = findingsOf(run, steps);
  return (
    <Part title="Problems" meta={findings.length === 0 ? "nothing odd about this run" : formatCount(findings.length)}>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map(({ id, text, steps: at }) => (
            <li key={id}>
              <Icon name="halt" size="sm" />
              <span>
                {text}{" "}
                {at.map((sequenceId) => (
                  <Link key={sequenceId} className={styles.link} to={hrefOfStep(sequenceId)}>
                    #{sequenceId}
                  </Link>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Models({ insight, step }: { insight: Insight; step: StepSummary }) {
  const { run, currency, pricesAsOf } = insight;
  if (run.usage.calls === 0) {
    return <Part title="Language models" meta="no calls noted as gen_ai attributes" />;
  }
  const own = run.stepUsages.find(({ sequenceId }) => sequenceId === step.sequenceId)?.usage;
  return (
    <Part title="Language models" meta={usageText(run.usage) + total(run.usage, currency)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <Numeric>Calls</Numeric>
            <Numeric>In</Numeric>
            <Numeric>Out</Numeric>
            <Numeric>Cost</Numeric>
          </tr>
        </thead>
        <tbody>
          {run.models.map(({ model, usage }) => (
            <UsageRow key={model ?? ""} name={model ?? "not named"} usage={usage} currency={currency} />
          ))}
          {own !== undefined && <UsageRow name={`in #${step.sequenceId}`} usage={own} currency={currency} />}
        </tbody>
      </table>
      {run.usage.unpriced > 0 && (
        <p className={styles.note}>
          {plural(run.usage.unpriced, "call")} without a known price, so the sum is not known either. A file that
          burr.ui.insight.prices names can tell it.
        </p>
      )}
      {pricesAsOf !== null && run.usage.cost !== null && (
        <p className={styles.note}>By list prices of {pricesAsOf}; your contract may say otherwise.</p>
      )}
    </Part>
  );
}

function total(usage: Usage, currency: string): string {
  return usage.cost === null ? "" : ` · ${formatCost(usage, currency)}`;
}

function UsageRow({ name, usage, currency }: { name: string; usage: Usage; currency: string }) {
  return (
    <tr>
      <th scope="row" className={styles.mono}>
        {name}
      </th>
      <td>{formatCount(usage.calls)}</td>
      <td>{formatCount(usage.inputTokens)}</td>
      <td>{formatCount(usage.outputTokens)}</td>
      <td>{formatCost(usage, currency)}</td>
    </tr>
  );
}

function Actions({ run }: { run: RunInsight }) {
  const anyFailed = run.actions.some(({ failed }) => failed > 0);
  const total = run.actions.reduce((sum, { totalMicros }) => sum + totalMicros, 0);
  return (
    <Part title="Time by action" meta={`${formatMicros(total)} in steps`}>
      <table className={cx(styles.table, styles.actions)}>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <Numeric>Ran</Numeric>
            {anyFailed && <Numeric>Failed</Numeric>}
            <Numeric>Median</Numeric>
            <Numeric>95 %</Numeric>
            <Numeric>Total</Numeric>
            <th scope="col" className={styles.share}>
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {run.actions.map(({ action, runs, failed, p50Micros, p95Micros, totalMicros }) => (
            <tr key={action}>
              <th scope="row">{action}</th>
              <td>{formatCount(runs)}</td>
              {anyFailed && (
                <td className={failed > 0 ? styles.failed : undefined}>{failed === 0 ? "" : formatCount(failed)}</td>
              )}
              <td>{duration(p50Micros)}</td>
              <td>{duration(p95Micros)}</td>
              <td>{formatMicros(totalMicros)}</td>
              <td className={styles.share}>
                <Meter part={totalMicros} whole={total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Meter({ part, whole }: { part: number; whole: number }) {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return (
    <>
      <span className="vh">{Math.round(percent)} %</span>
      <span className={styles.meter} aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
    </>
  );
}

function Slowest({ run, hrefOfStep }: PartProps) {
  if (run.slowest.length === 0) return null;
  return (
    <Part title="Slowest steps" meta="">
      <table className={styles.table}>
        <tbody>
          {run.slowest.slice(0, 5).map(({ sequenceId, action, durationMicros }) => (
            <tr key={`${sequenceId} ${durationMicros}`}>
              <th scope="row">
                <Link className={styles.link} to={hrefOfStep(sequenceId)}>
                  #{sequenceId} {action}
                </Link>
              </th>
              <td>{formatMicros(durationMicros)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Growth({ run, hrefOfStep }: PartProps) {
  const { growth } = run;
  if (growth === null) return null;
  const { firstBytes, lastBytes, bytesPerStep, largestStep, largestBytes } = growth;
  return (
    <Part title="State size" meta={`${formatBytes(firstBytes)} at first, ${formatBytes(lastBytes)} at the end`}>
      <p className={styles.text}>
        {formatBytes(Math.max(0, bytesPerStep))} more with each step on average
        {largestBytes > 0 && (
          <>
            , {formatBytes(largestBytes)} with{" "}
            <Link className={styles.link} to={hrefOfStep(largestStep)}>
              #{largestStep}
            </Link>
          </>
        )}
        .
      </p>
    </Part>
  );
}

function Part({ title, meta, children }: { title: string; meta: string; children?: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>
        {title}
        <span>{meta}</span>
      </h3>
      {children}
    </section>
  );
}

function Numeric({ children }: { children: string }) {
  return (
    <th scope="col" className={styles.number}>
      {children}
    </th>
  );
}

function duration(micros: number | null): string {
  return micros === null ? "–" : formatMicros(micros);
}
