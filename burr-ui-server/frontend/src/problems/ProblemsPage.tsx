import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { getJson } from "../api/client";
import { keys } from "../api/queries";
import type { ApplicationSummary, ProjectProblems } from "../api/types";
import { formatCount, plural } from "../format";
import { isMissing, ProjectError } from "../projects/ProjectError";
import { ProjectTabs } from "../projects/ProjectTabs";
import { problemsHref, projectHref, projectsHref, runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { Note } from "../ui/Note";
import { RelativeTime } from "../ui/RelativeTime";
import { LongWait, Skeleton } from "../ui/Skeleton";
import { StatusIcon } from "../ui/Status";
import styles from "./ProblemsPage.module.css";

/** What is wrong in a project: with its folder, and with which of its runs. */
export default function ProblemsPage({ project }: { project: string }) {
  const { data, error, refetch } = useQuery({
    // With the head of the list: both are asked for again when a run has changed.
    queryKey: [...keys.applicationsHead(project), "problems"],
    queryFn: ({ signal }) => getJson<ProjectProblems>("problems", { project }, signal),
  });
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
    { text: "Problems", href: problemsHref(project) },
  ];
  return (
    <Shell title={`Problems of ${project}`} crumbs={crumbs} hints={[{ keys: ["?"], text: "all shortcuts" }]}>
      <ListPage>
        <PageTitle title="Problems" />
        {!isMissing(error) && <ProjectTabs project={project} current="Problems" />}
        {error !== null && data === undefined ? (
          <ProjectError
            project={project}
            what="The problems could not be read"
            error={error}
            onRetry={() => void refetch()}
          />
        ) : data === undefined ? (
          <div className={styles.waiting}>
            <Skeleton width="44%" />
            <Skeleton width="60%" />
            <LongWait what="the problems" />
          </div>
        ) : (
          <Problems project={project} data={data} />
        )}
      </ListPage>
    </Shell>
  );
}

function Problems({ project, data }: { project: string; data: ProjectProblems }) {
  const { storage, damaged, damagedRuns, interrupted, interruptedRuns, failedRuns, indexing } = data;
  const none = storage === null && damagedRuns === 0 && interruptedRuns === 0;
  return (
    <>
      {indexing !== null && (
        <Note className={styles.note}>
          The server has read {formatCount(indexing.done)} of {formatCount(indexing.total)} runs by now.
        </Note>
      )}
      {storage !== null && (
        <Note tone="halt" className={styles.note}>
          {storage}
        </Note>
      )}
      {none && <p className={styles.none}>All files of this project can be read, and no run was cut off.</p>}
      {failedRuns > 0 && (
        <p className={styles.none}>
          <Link className={styles.link} to={projectHref(project, { status: "failed" })}>
            {plural(failedRuns, "run")} ended with a step that failed
          </Link>
        </p>
      )}
      <Runs
        title="Files that cannot be read whole"
        project={project}
        runs={damaged}
        total={damagedRuns}
        about={({ problems }) => plural(problems, "unreadable part")}
      />
      <Runs
        title="Cut off in a step"
        project={project}
        runs={interrupted}
        total={interruptedRuns}
        about={({ lastAction }) => (lastAction === null ? "" : `in ${lastAction}`)}
      />
    </>
  );
}

interface RunsProps {
  readonly title: string;
  readonly project: string;
  readonly runs: readonly ApplicationSummary[];
  readonly total: number;
  readonly about: (run: ApplicationSummary) => ReactNode;
}

function Runs({ title, project, runs, total, about }: RunsProps) {
  if (total === 0) return null;
  return (
    <section className={styles.part} aria-label={title}>
      <h2>
        {title}
        <span>{formatCount(total)}</span>
      </h2>
      <ul>
        {runs.map((run) => (
          <li key={run.appId}>
            <StatusIcon status={run.status} size="sm" />
            <Link className={styles.run} to={runHref(project, run.appId)}>
              {run.appId}
            </Link>
            <span className={styles.about}>{about(run)}</span>
            {run.lastActivity !== null && <RelativeTime className={styles.time} time={run.lastActivity} />}
          </li>
        ))}
      </ul>
      {total > runs.length && <p className={styles.none}>These are the latest {formatCount(runs.length)}.</p>}
    </section>
  );
}
