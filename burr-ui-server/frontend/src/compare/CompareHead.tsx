import type { ReactNode } from "react";
import type { ApplicationSummary, Insight } from "../api/types";
import { formatCount, formatMicros } from "../format";
import { formatCost } from "../usage/cost";
import { useInsight } from "../inspector/insight/useInsight";
import { runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { Button } from "../ui/Button";
import { Chip } from "../ui/Chip";
import { Icon } from "../ui/Icon";
import { RelativeTime } from "../ui/RelativeTime";
import { StatusLabel } from "../ui/Status";
import { changeText, forkText, tokensOf, type Counts } from "./rows";
import { RunPicker } from "./RunPicker";
import styles from "./CompareHead.module.css";

interface CompareHeadProps {
  readonly project: string;
  readonly a: string;
  readonly b: string;
  /** Null until they are known. */
  readonly runs: { readonly a: ApplicationSummary; readonly b: ApplicationSummary } | null;
  readonly counts: Counts | null;
  readonly complete: boolean;
  /** Steps that a fork does not have of its own: its sums are not to be compared then. */
  readonly shared: number;
  readonly onChoose: (side: "a" | "b", app: string) => void;
  readonly onSwap: () => void;
}

/** Both runs in numbers, and what they have in common. */
export function CompareHead(props: CompareHeadProps) {
  const { project, a, b, runs, counts, complete, shared, onSwap } = props;
  const insightOfA = useInsight(project, a).data;
  const insightOfB = useInsight(project, b).data;
  return (
    <div className={styles.head}>
      <Side {...props} side="a" insight={insightOfA} before={null} />
      <div className={styles.middle}>
        <span role="status">
          {counts !== null && (
            <>
              <b>
                {formatCount(counts.different)} {counts.different === 1 ? "differs" : "differ"}
              </b>
              , {formatCount(counts.same)} same
              {!complete && " so far"}
            </>
          )}
        </span>
        <Button className={styles.swap} data-tip="Swap A and B  s" onClick={onSwap}>
          <Icon name="swap" size="sm" />
          Swap
        </Button>
      </div>
      <Side
        {...props}
        side="b"
        insight={insightOfB}
        before={runs === null || shared > 0 ? null : { run: runs.a, insight: insightOfA }}
      />
    </div>
  );
}

interface SideProps extends CompareHeadProps {
  readonly side: "a" | "b";
  readonly insight: Insight | undefined;
  /** What the numbers of B are compared with. */
  readonly before: { readonly run: ApplicationSummary; readonly insight: Insight | undefined } | null;
}

function Side({ project, a, b, runs, side, insight, before, onChoose }: SideProps) {
  const app = side === "a" ? a : b;
  const run = runs === null ? null : runs[side];
  const fork = runs === null ? null : side === "a" ? forkText(runs.a, runs.b, "B") : forkText(runs.b, runs.a, "A");
  return (
    <section className={styles.side} aria-label={`Run ${side.toUpperCase()}`}>
      <div className={styles.title}>
        <span className={styles.letter} aria-hidden="true">
          {side.toUpperCase()}
        </span>
        <RunPicker
          label={`Run ${side.toUpperCase()}`}
          project={project}
          chosen={app}
          without={[side === "a" ? b : a]}
          onChoose={(other) => onChoose(side, other)}
        >
          <span className={styles.id}>{app}</span>
        </RunPicker>
        {run !== null && <StatusLabel status={run.status} />}
        {fork !== null && (
          <Chip>
            <Icon name="fork" size="xs" />
            {fork}
          </Chip>
        )}
        <Link
          className={styles.open}
          to={runHref(project, app)}
          data-tip={`Open run ${app}`}
          aria-label={`Open ${app}`}
        >
          <Icon name="right" size="sm" />
        </Link>
      </div>
      {run !== null && <Facts run={run} insight={insight} before={before} />}
    </section>
  );
}

function Facts({ run, insight, before }: Pick<SideProps, "insight" | "before"> & { run: ApplicationSummary }) {
  const usage = insight?.run.usage;
  const tokens = tokensOf(usage);
  const other = before?.insight?.run.usage;
  return (
    <dl className={styles.facts}>
      <Fact name="Steps" change={changeText(before?.run.steps ?? null, run.steps)}>
        {formatCount(run.steps)}
      </Fact>
      <Fact name="Active" change={changeText(before?.run.activeMicros ?? null, run.activeMicros)}>
        {formatMicros(run.activeMicros)}
      </Fact>
      {tokens !== null && (
        <Fact name="Tokens" change={changeText(tokensOf(other), tokens)}>
          {formatCount(tokens)}
        </Fact>
      )}
      {usage !== undefined && usage.calls > 0 && insight !== undefined && (
        <Fact name="Cost" change={changeText(other?.cost ?? null, usage.cost)}>
          {formatCost(usage, insight.currency)}
        </Fact>
      )}
      {run.firstActivity !== null && (
        <Fact name="Started" change="">
          <RelativeTime time={run.firstActivity} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, change, children }: { name: string; change: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        {children}
        {change !== "" && <span className={styles.change}>{change}</span>}
      </dd>
    </div>
  );
}
