import { useCallback, useRef } from "react";
import { ApiProblem } from "../api/client";
import { useInfo, useNeighbours } from "../api/queries";
import type { GraphHandle } from "../graph/StateMachineGraph";
import { INSPECTOR_TABS } from "../inspector/Inspector";
import { projectHref, projectsHref, runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { CopyButton } from "../ui/CopyButton";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Icon } from "../ui/Icon";
import { useSize } from "../ui/useSize";
import { RunBar } from "./RunBar";
import { runHints, runShortcutGroup } from "./runKeys";
import { RunPanes } from "./RunPanes";
import { IDLE_MICROS } from "./timeline";
import { usePanes } from "./usePanes";
import { useLiveInAddress } from "./useLiveInAddress";
import { useRun } from "./useRun";
import { useRunKeys } from "./useRunKeys";
import { useStepHref } from "./useStepHref";
import { useWaitingSteps } from "./useWaitingSteps";
import styles from "./RunPage.module.css";

/** The container queries of the style sheets name the same width. */
const ONE_PANE_BELOW = 900;

interface RunPageProps {
  readonly project: string;
  readonly app: string;
}

/** One application: its steps, its state machine and what the selected step did. */
export default function RunPage({ project, app }: RunPageProps) {
  const run = useRun(project, app);
  const { detail, list } = run;
  const [mainRef, size] = useSize();
  const filterRef = useRef<HTMLInputElement | null>(null);
  const graphRef = useRef<GraphHandle | null>(null);
  const waiting = useWaitingSteps(project, app, list.total);
  useLiveInAddress(run);
  const hrefOfStep = useStepHref(project, app, run.view);
  const panes = usePanes();
  const narrow = size !== null && size.width <= ONE_PANE_BELOW;
  const focusFilter = useCallback(() => filterRef.current?.focus(), []);
  const fitGraph = useCallback(() => graphRef.current?.fit(), []);
  useRunKeys({ project, app, run, panes: narrow ? null : panes, focusFilter, fitGraph });

  const notFound = detail.error instanceof ApiProblem && detail.error.status === 404 ? detail.error : null;
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
    { text: app, href: runHref(project, app) },
  ];
  return (
    <Shell
      title={app}
      crumbs={crumbs}
      crumbActions={<CrumbActions project={project} app={app} />}
      hints={notFound !== null ? [] : runHints(INSPECTOR_TABS.length)}
      shortcuts={notFound !== null ? [] : [runShortcutGroup(INSPECTOR_TABS.length)]}
      footnote={<StorageOf project={project} />}
      steps={list.steps}
    >
      {notFound !== null ? (
        <ListPage>
          <PageTitle title={app} />
          <ErrorPanel what="This run could not be shown" error={notFound} onRetry={() => void detail.refetch()} />
        </ListPage>
      ) : (
        <main id="main" tabIndex={-1} ref={mainRef} className={styles.main}>
          {detail.error !== null && detail.data === undefined ? (
            <div className={styles.error}>
              <h1 className="vh">{app}</h1>
              <ErrorPanel
                what="The facts of this run could not be read"
                error={detail.error}
                onRetry={() => void detail.refetch()}
              />
            </div>
          ) : (
            <RunBar
              project={project}
              app={app}
              summary={detail.data?.summary ?? null}
              step={run.selected}
              idleMicros={run.complete && run.timeline.idleMicros >= IDLE_MICROS ? run.timeline.idleMicros : null}
              waiting={waiting}
              hrefOfStep={hrefOfStep}
            />
          )}
          <RunPanes
            project={project}
            app={app}
            run={run}
            panes={panes}
            narrow={narrow}
            filterRef={filterRef}
            graphRef={graphRef}
          />
        </main>
      )}
    </Shell>
  );
}

/** Where the run lies on the disk. */
function StorageOf({ project }: { project: string }) {
  const { data } = useInfo();
  return data === undefined ? null : <span className={styles.storage}>{`${data.storage}/${project}`}</span>;
}

function CrumbActions({ project, app }: { project: string; app: string }) {
  const { newer, older } = useNeighbours(project, app);
  return (
    <>
      <CopyButton what="the id" text={app} size="sm" />
      <span className={styles.neighbours}>
        {newer !== null && (
          <Link
            className={styles.neighbour}
            to={runHref(project, newer)}
            aria-label="Newer run"
            data-tip="Newer run  ."
          >
            <Icon name="up" size="sm" />
          </Link>
        )}
        {older !== null && (
          <Link
            className={styles.neighbour}
            to={runHref(project, older)}
            aria-label="Older run"
            data-tip="Older run  ,"
          >
            <Icon name="down" size="sm" />
          </Link>
        )}
      </span>
    </>
  );
}
