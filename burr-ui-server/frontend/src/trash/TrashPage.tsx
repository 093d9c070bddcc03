import { useMemo, useRef, useState, type ReactNode } from "react";
import type { TrashedRun, TrashRefusal, TrashReport } from "../api/types";
import { formatBytes, formatCount, plural } from "../format";
import { ProjectTabs } from "../projects/ProjectTabs";
import { projectHref, projectsHref, runHref, trashHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { Button } from "../ui/Button";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Icon } from "../ui/Icon";
import { Note } from "../ui/Note";
import { LongWait, SkeletonLines } from "../ui/Skeleton";
import table from "../ui/Table.module.css";
import { useSelection } from "../ui/useSelection";
import { ConfirmDialog, FirstIds } from "./ConfirmDialog";
import styles from "./TrashPage.module.css";
import { TrashHead, TrashRow } from "./TrashRow";
import { useTrash, useTrashActions } from "./useTrash";
import { trashHints, trashShortcuts, useTrashKeys } from "./useTrashKeys";

/** What was deleted of a project and can be restored. */
export default function TrashPage({ project }: { project: string }) {
  const list = useTrash(project);
  const { data, error } = list;
  const last = data?.pages.at(-1);
  const runs = useMemo(() => data?.pages.flatMap((page) => page.runs) ?? [], [data]);
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
    { text: "Trash", href: trashHref(project) },
  ];
  return (
    <Shell title={`Trash of ${project}`} crumbs={crumbs} hints={trashHints} shortcuts={[trashShortcuts]}>
      <ListPage>
        <PageTitle
          title="Trash"
          aside={last && <span className={table.dim}>{`${formatCount(last.total)}, ${formatBytes(last.bytes)}`}</span>}
        />
        <ProjectTabs project={project} current="Trash" />
        {error && !list.isFetchNextPageError && (
          <ErrorPanel what="The trash could not be read" error={error} onRetry={() => void list.refetch()} />
        )}
        {data === undefined && error === null && (
          <>
            <SkeletonLines />
            <LongWait what="the trash" />
          </>
        )}
        {last !== undefined && (
          <Trash
            project={project}
            runs={runs}
            total={last.total}
            more={
              list.hasNextPage && (
                <>
                  {list.isFetchNextPageError && <span role="alert">They could not be read. Try again.</span>}
                  <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {list.isFetchingNextPage ? "Loading…" : "Show more"}
                  </Button>
                </>
              )
            }
          />
        )}
      </ListPage>
    </Shell>
  );
}

interface TrashProps {
  project: string;
  /** Those that were loaded, the latest first. */
  runs: readonly TrashedRun[];
  /** How many there are. */
  total: number;
  /** Loads the next ones, if there are any. */
  more: ReactNode;
}

function Trash({ project, runs, total, more }: TrashProps) {
  const { restore, purge } = useTrashActions(project);
  const shown = useMemo(() => runs.map((run) => run.id), [runs]);
  const selection = useSelection(shown);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const ids = selection.ids.length > 0 ? selection.ids : shown;
  const which = selection.ids.length === 0 && runs.length === total ? "all" : formatCount(ids.length);
  const tell = (verb: string, { done, refused }: TrashReport) => {
    selection.clear();
    setSaid({ text: `${plural(done.length, "run")} ${verb}.`, refused, restored: verb === "restored" ? done : [] });
  };
  const bringBack = (wanted: readonly string[]) => {
    restore(wanted).then(
      (report) => tell("restored", report),
      (failed: unknown) => setSaid({ text: String(failed), refused: [], restored: [] }),
    );
  };
  useTrashKeys({ list, shown, selection, onRestore: bringBack });
  return (
    <>
      {said !== null && <Outcome project={project} said={said} />}
      {runs.length === 0 ? (
        <p className={styles.empty}>
          Nothing of this project is in the trash. What you delete lies here for a while, and can be restored.
        </p>
      ) : (
        <>
          <div className={styles.bar}>
            <Button onClick={() => bringBack(ids)}>
              <Icon name="retry" size="sm" />
              Restore {which}
            </Button>
            <Button onClick={() => setAsking(true)}>
              <Icon name="trash" size="sm" />
              Delete {which} for good
            </Button>
          </div>
          <div role="table" aria-label="Deleted runs" className={styles.table} ref={list}>
            <TrashHead />
            <div role="rowgroup">
              {runs.map((run) => (
                <TrashRow
                  key={run.id}
                  run={run}
                  picked={selection.has(run.id)}
                  onPick={selection.pick}
                  onRestore={bringBack}
                />
              ))}
            </div>
          </div>
          <div className={table.foot}>
            {runs.length < total
              ? `The latest ${formatCount(runs.length)} of ${formatCount(total)}`
              : plural(total, "run")}
            {more}
          </div>
        </>
      )}
      {asking && (
        <ConfirmDialog
          title={`Delete ${plural(ids.length, "run")} for good?`}
          word="Delete for good"
          onConfirm={async () => {
            const report = await purge(ids);
            setAsking(false);
            tell("deleted for good", report);
          }}
          onClose={() => setAsking(false)}
        >
          <FirstIds ids={runs.filter((run) => ids.includes(run.id)).map((run) => run.app)} />
          <p>Nobody can bring them back after that.</p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface Said {
  text: string;
  refused: readonly TrashRefusal[];
  restored: readonly TrashedRun[];
}

function Outcome({ project, said: { text, refused, restored } }: { project: string; said: Said }) {
  const first = restored[0];
  return (
    <div role="status" className={styles.said}>
      <Note
        tone={refused.length > 0 ? "halt" : "neutral"}
        action={
          first !== undefined && (
            <Link
              className={styles.link}
              to={restored.length === 1 ? runHref(project, first.app) : projectHref(project)}
            >
              {restored.length === 1 ? "Open it" : "Open the list"}
            </Link>
          )
        }
      >
        {[text, ...refused.slice(0, 3).map((each) => each.reason)].join(" ")}
      </Note>
    </div>
  );
}
