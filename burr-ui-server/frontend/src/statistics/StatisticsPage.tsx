import { useState, type ReactNode } from "react";
import { apiUrl } from "../api/client";
import type { ProjectStatistics, StatisticsView } from "../api/types";
import { formatCount, formatMicros, plural } from "../format";
import { isMissing, ProjectError } from "../projects/ProjectError";
import { ProjectTabs } from "../projects/ProjectTabs";
import { projectHref, projectsHref, runHref, statisticsHref } from "../routing/paths";
import { Link, useSearchParams } from "../routing/router";
import { shortId } from "../run/shortId";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { Note } from "../ui/Note";
import { Segmented } from "../ui/Segmented";
import { LongWait, Skeleton } from "../ui/Skeleton";
import { formatCost } from "../usage/cost";
import { columnOf, failedText, type ActionColumn } from "./actions";
import { ActionTable } from "./ActionTable";
import { DayChart } from "./DayChart";
import { askedDays, groupedDays, RANGES, rangeOf, type Asked } from "./days";
import styles from "./Statistics.module.css";
import { goesOn, useStatistics } from "./useStatistics";

const hints = [
  { keys: ["l"], text: "live" },
  { keys: ["c"], text: "copy link" },
  { keys: ["?"], text: "all shortcuts" },
];

/** How the actions of a project did, and what its runs cost. */
export default function StatisticsPage({ project }: { project: string }) {
  const [params, setParams] = useSearchParams();
  const [stopped, setStopped] = useState(false);
  const range = rangeOf(params.get("days"));
  const asked = askedDays(range);
  const from = asked?.from ?? null;
  const { data, error, refetch } = useStatistics(project, from, stopped);
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
    { text: "Statistics", href: statisticsHref(project) },
  ];
  return (
    <Shell title={`Statistics of ${project}`} crumbs={crumbs} hints={hints}>
      <ListPage>
        <PageTitle title="Statistics">
          <Segmented
            label="Days"
            value={range}
            segments={RANGES}
            onChange={(value) => {
              setStopped(false);
              setParams({ days: value === "30" ? null : value });
            }}
          />
          {data !== undefined && !goesOn(data) && (
            <a className={styles.download} href={apiUrl("statistics/csv", { project, from })} download>
              <Icon name="download" size="sm" />
              CSV
            </a>
          )}
        </PageTitle>
        {!isMissing(error) && <ProjectTabs project={project} current="Statistics" />}
        {error !== null && data === undefined ? (
          <ProjectError
            project={project}
            what="The statistics could not be read"
            error={error}
            onRetry={() => void refetch()}
          />
        ) : data === undefined ? (
          <div className={styles.waiting}>
            <Skeleton width="52%" />
            <Skeleton width="100%" />
            <Skeleton width="100%" />
            <Skeleton width="80%" />
            <LongWait what="the statistics" />
          </div>
        ) : (
          <>
            <Coverage data={data} stopped={stopped} onStop={setStopped} />
            <Figures
              project={project}
              data={data}
              asked={asked}
              sort={columnOf(params.get("sort"))}
              onSort={(sort) => setParams({ sort: sort === "total" ? null : sort })}
            />
          </>
        )}
      </ListPage>
    </Shell>
  );
}

interface CoverageProps {
  readonly data: StatisticsView;
  readonly stopped: boolean;
  readonly onStop: (stopped: boolean) => void;
}

/** Says how many runs are not in the sums, and lets the reader end the reading. */
function Coverage({ data, stopped, onStop }: CoverageProps) {
  const { runs, read, damaged, full } = data.project.coverage;
  return (
    <>
      {read < runs && (
        <Note
          tone={full ? "halt" : "neutral"}
          className={styles.note}
          action={!full && <Button onClick={() => onStop(!stopped)}>{stopped ? "Go on" : "Stop"}</Button>}
        >
          {full
            ? `There is no room for all runs: these are the figures of the latest ${formatCount(read)} of ${formatCount(runs)}. Give the server more memory, or choose fewer days.`
            : `These are the figures of ${formatCount(read)} of ${plural(runs, "run")}${stopped ? "." : ", more are being read…"}`}
        </Note>
      )}
      {damaged > 0 && (
        <Note tone="halt" className={styles.note}>
          {plural(damaged, "log")} could not be read to the end.
        </Note>
      )}
    </>
  );
}

interface FiguresProps {
  readonly project: string;
  readonly data: StatisticsView;
  readonly asked: Asked;
  readonly sort: ActionColumn;
  readonly onSort: (sort: ActionColumn) => void;
}

function Figures({ project, data, asked, sort, onSort }: FiguresProps) {
  const known = data.project;
  if (known.steps === 0) {
    return (
      <p className={styles.none}>
        {asked === null
          ? "No step of this project has ended yet."
          : "No step ended in these days. Choose more of them."}
      </p>
    );
  }
  const groups = groupedDays(known.days, asked);
  const unit = groups.some(({ first, last }) => first !== last) ? "over time" : "per day";
  return (
    <>
      <Facts data={data} />
      {/* Of a single day, the facts tell as much. */}
      {groups.length > 1 && (
        <div className={styles.charts}>
          <DayChart
            title={`Steps ${unit}`}
            what="steps"
            groups={groups}
            valueOf={({ steps }) => steps}
            failedOf={({ failed }) => failed}
          />
          {known.usage.calls > 0 && (
            <DayChart title={`Tokens ${unit}`} what="tokens" groups={groups} valueOf={({ tokens }) => tokens} />
          )}
        </div>
      )}
      <Part title="Actions" meta={`${formatMicros(known.activeMicros)} in steps`}>
        <ActionTable project={project} actions={known.actions} sort={sort} onSort={onSort} />
      </Part>
      <div className={styles.lists}>
        <Slowest project={project} known={known} />
        <Models data={data} />
        <Costliest project={project} data={data} />
      </div>
      <p className={styles.foot}>
        Days of {data.zone}, on which steps began. Times are within 2 %, the longest is exact.
        {data.pricesAsOf !== null && known.usage.cost !== null && ` Costs are by list prices of ${data.pricesAsOf}.`}
      </p>
    </>
  );
}

function Facts({ data: { project: known, currency } }: { data: StatisticsView }) {
  const { usage } = known;
  return (
    <dl className={styles.facts}>
      <Fact name="Runs">{formatCount(known.coverage.read)}</Fact>
      <Fact name="Steps">{formatCount(known.steps)}</Fact>
      <Fact name="Failed">
        <span className={known.failed > 0 ? styles.failed : undefined}>{failedText(known) || "none"}</span>
      </Fact>
      <Fact name="Time in steps">{formatMicros(known.activeMicros)}</Fact>
      {usage.calls > 0 && (
        <>
          <Fact name="Model calls">{formatCount(usage.calls)}</Fact>
          <Fact name="Tokens">{formatCount(usage.inputTokens + usage.outputTokens)}</Fact>
          <Fact name="Cost">{usage.cost === null ? "not known" : formatCost(usage, currency)}</Fact>
        </>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Slowest({ project, known }: { project: string; known: ProjectStatistics }) {
  return (
    <Part title="Slowest steps" meta="one of each run and action">
      <table className={cx(styles.table, styles.slowest)}>
        <tbody>
          {known.slowest.map(({ app, sequenceId, action, durationMicros }) => (
            <tr key={`${app} ${sequenceId} ${durationMicros}`}>
              <th scope="row" data-tip={`#${sequenceId} of ${app}`}>
                <Link className={styles.link} to={runHref(project, app, { step: sequenceId })}>
                  {action}
                </Link>{" "}
                <span className={styles.dim}>
                  #{sequenceId} of {shortId(app)}
                </span>
              </th>
              <td>{formatMicros(durationMicros)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Models({ data: { project: known, currency } }: { data: StatisticsView }) {
  if (known.models.length === 0) return null;
  return (
    <Part title="Language models" meta={plural(known.usage.calls, "call")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Calls</th>
            <th scope="col">In</th>
            <th scope="col">Out</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {known.models.map(({ model, usage }) => (
            <tr key={model ?? ""}>
              <th scope="row">{model ?? "not named"}</th>
              <td>{formatCount(usage.calls)}</td>
              <td>{formatCount(usage.inputTokens)}</td>
              <td>{formatCount(usage.outputTokens)}</td>
              <td>{formatCost(usage, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {known.usage.unpriced > 0 && (
        <p className={styles.aside}>
          {plural(known.usage.unpriced, "call")} without a known price. A file that burr.ui.insight.prices names can
          tell it.
        </p>
      )}
    </Part>
  );
}

function Costliest({ project, data: { project: known, currency } }: { project: string; data: StatisticsView }) {
  if (known.costliest.length === 0) return null;
  return (
    <Part title="Runs with the most tokens" meta="">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Calls</th>
            <th scope="col">Tokens</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {known.costliest.map(({ app, usage }) => (
            <tr key={app}>
              <th scope="row">
                <Link className={styles.link} to={runHref(project, app)} data-tip={app}>
                  {shortId(app)}
                </Link>
              </th>
              <td>{formatCount(usage.calls)}</td>
              <td>{formatCount(usage.inputTokens + usage.outputTokens)}</td>
              <td>{formatCost(usage, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Part({ title, meta, children }: { title: string; meta: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2>
        {title}
        <span>{meta}</span>
      </h2>
      {children}
    </section>
  );
}
