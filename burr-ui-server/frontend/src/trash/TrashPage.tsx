import { useRef, useState, type ReactNode } from "react";
import type { TrashedRun, TrashRefusal, TrashReport } from "../api/types";
import { formatBytes, formatCount, plural } from "../format";
import { listShortcuts } from "../keyboard/ShortcutsDialog";
import { useRowKeys } from "../keyboard/useRowKeys";
import { ProjectTabs } from "../projects/ProjectTabs";
import { projectHref, projectsHref, runHref, trashHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Icon } from "../ui/Icon";
import { Note } from "../ui/Note";
import { RelativeTime } from "../ui/RelativeTime";
import { LongWait, SkeletonLines } from "../ui/Skeleton";
import table from "../ui/Table.module.css";
import { useTimes } from "../ui/times";
import { ConfirmDialog, FirstIds } from "./ConfirmDialog";
import styles from "./TrashPage.module.css";
import { useTrash, useTrashActions } from "./useTrash";

const hints = [
  { keys: ["j", "k"], text: "row" },
  { keys: ["?"], text: "all shortcuts" },
];

/** What was deleted of a project and can be restored. */
export default function TrashPage({ project }: { project: string }) {
  const list = useTrash(project);
  const { data, error } = list;
  const last = data?.pages.at(-1);
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
    { text: "Trash", href: trashHref(project) },
  ];
  return (
    <Shell title={`Trash of ${project}`} crumbs={crumbs} hints={hints} shortcuts={[listShortcuts]}>
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
        {data !== undefined && last !== undefined && (
          <Trash
            project={project}
            runs={data.pages.flatMap((page) => page.runs)}
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
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const chosen = runs.filter((run) => picked.has(run.id));
  const ids = (chosen.length > 0 ? chosen : runs).map((run) => run.id);
  const which = chosen.length === 0 && runs.length === total ? "all" : formatCount(ids.length);
  const pick = (id: string) =>
    setPicked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const tell = (verb: string, { done, refused }: TrashReport) => {
    setPicked(new Set());
    setSaid({ text: `${plural(done.length, "run")} ${verb}.`, refused, restored: verb === "restored" ? done : [] });
  };
  const bringBack = (wanted: readonly string[]) => {
    restore(wanted).then(
      (report) => tell("restored", report),
      (failed: unknown) => setSaid({ text: String(failed), refused: [], restored: [] }),
    );
  };
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
            <Head />
            <div role="rowgroup">
              {runs.map((run) => (
                <Row key={run.id} run={run} picked={picked.has(run.id)} onPick={pick} onRestore={bringBack} />
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

function Head() {
  return (
    <div role="rowgroup">
      <div role="row" className={table.head}>
        <div role="columnheader">
          <span className="vh">Select</span>
        </div>
        <div role="columnheader">Application</div>
        <div role="columnheader" className={table.num}>
          Annotations
        </div>
        <div role="columnheader" className={table.num}>
          Size
        </div>
        <div role="columnheader">Deleted by</div>
        <div role="columnheader" className={cx(table.num, table.sorted)} aria-sort="descending">
          Deleted
          <Icon name="down" />
        </div>
        <div role="columnheader" className={table.num}>
          Kept until
        </div>
        <div role="columnheader">
          <span className="vh">Restore</span>
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  run: TrashedRun;
  picked: boolean;
  onPick: (id: string) => void;
  onRestore: (ids: readonly string[]) => void;
}

function Row({ run, picked, onPick, onRestore }: RowProps) {
  const until = useTimes().full(run.expiresAt);
  return (
    <div role="row" className={cx(table.row, picked && styles.picked)}>
      <div role="cell" className={styles.pick}>
        <input
          type="checkbox"
          data-row
          aria-label={`Select ${run.app}`}
          checked={picked}
          onChange={() => onPick(run.id)}
        />
      </div>
      <div role="cell" className={cx(table.cell, styles.app)}>
        {run.app}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide)}>
        {run.annotations}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide)}>
        {formatBytes(run.bytes)}
      </div>
      <div role="cell" className={cx(table.cell, table.second, table.wide)}>
        {run.deletedBy ?? <span className={table.dim}>not known</span>}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.second, table.wide)}>
        <RelativeTime time={run.deletedAt} />
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide)}>
        {until}
      </div>
      <div role="cell">
        <Button look="quiet" aria-label={`Restore ${run.app}`} onClick={() => onRestore([run.id])}>
          Restore
        </Button>
      </div>
      <div role="cell" className={cx(table.facts, table.cell, table.dim, styles.facts)}>
        {formatBytes(run.bytes)}, deleted <RelativeTime time={run.deletedAt} />, kept until {until}
      </div>
    </div>
  );
}
