import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { TrashReport } from "../api/types";
import { ImportButton } from "../archive/ImportButton";
import { listShortcuts, type ShortcutGroup } from "../keyboard/ShortcutsDialog";
import { useKeys } from "../keyboard/useKeys";
import { LiveButton } from "../live/LiveButton";
import { IndexingNote, ReadNote } from "../projects/IndexingNote";
import { isMissing, ProjectError } from "../projects/ProjectError";
import { ProjectTabs } from "../projects/ProjectTabs";
import { projectHref, projectsHref } from "../routing/paths";
import { useSearchParams } from "../routing/router";
import { formatCount } from "../format";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { forgetDeleted, justDeleted } from "../trash/justDeleted";
import { useTrashActions } from "../trash/useTrash";
import { Chip } from "../ui/Chip";
import { LongWait } from "../ui/Skeleton";
import table from "../ui/Table.module.css";
import { useSelection } from "../ui/useSelection";
import { ApplicationList } from "./ApplicationList";
import { BulkBar } from "./BulkBar";
import docks from "./BulkBar.module.css";
import { DeletedNotice } from "./DeletedNotice";
import { FilterBar } from "./FilterBar";
import { activeFilters, filterOf } from "./filter";
import { NoApplication, NoHit } from "./NoApplication";
import { orderOf, turned } from "./order";
import { useApplicationList } from "./useApplicationList";
import { ViewsMenu } from "./ViewsMenu";

const hints = [
  { keys: ["j", "k"], text: "row" },
  { keys: ["Enter"], text: "open" },
  { keys: ["/"], text: "filter" },
  { keys: ["x"], text: "select" },
  { keys: ["Shift", "x"], text: "select range" },
  { keys: ["l"], text: "live" },
  { keys: ["c"], text: "copy link" },
  { keys: ["?"], text: "all shortcuts" },
];

const selectShortcuts: ShortcutGroup = {
  title: "Selection",
  shortcuts: [
    { keys: ["x"], text: "select the row" },
    { keys: ["Shift", "x"], text: "select up to the row" },
    { keys: ["Esc"], text: "clear the selection" },
    { keys: ["u"], text: "undo what was deleted" },
  ],
};

/** The applications of a project. */
export function ApplicationsPage({ project }: { project: string }) {
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const list = useApplicationList(project, filter);
  const shown = useMemo(() => list.rows.map((row) => row.application.appId), [list.rows]);
  const selection = useSelection(shown);
  const trash = useTrashActions(project);
  const [deleted, setDeleted] = useState<TrashReport | null>(() => justDeleted(project));
  useEffect(forgetDeleted, []);
  const scroller = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useKeys({
    "/": () => search.current?.focus(),
    Escape: () => (selection.ids.length > 0 ? selection.clear() : setParams({ q: "" })),
  });
  const remove = async (apps: readonly string[]) => {
    const report = await trash.remove(apps);
    selection.clear();
    setDeleted(report);
  };
  const closeNotice = useCallback(() => {
    setDeleted(null);
    // What had the focus is gone with it.
    if (document.activeElement === document.body || document.activeElement === null) scroller.current?.focus();
  }, []);
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
  ];
  const filtered = activeFilters(filter).length > 0;
  // All that was loaded may be deleted while more waits to be.
  const empty = list.loaded && list.rows.length === 0 && !list.hasMore;
  const unknown = isMissing(list.error);
  return (
    <Shell title={project} crumbs={crumbs} hints={hints} shortcuts={[listShortcuts, selectShortcuts]}>
      <ListPage scrollRef={scroller}>
        <PageTitle title={project} aside={<Aside project={project} total={filtered ? undefined : list.total} />}>
          <LiveButton />
          <ImportButton project={project} />
        </PageTitle>
        {!unknown && <ProjectTabs project={project} current="Applications" />}
        {!unknown && (
          <FilterBar
            project={project}
            filter={filter}
            onChange={(part) => setParams({ ...part })}
            partitions={list.partitions}
            total={list.total}
            searchRef={search}
          >
            <ViewsMenu
              project={project}
              filter={filter}
              view={params.get("view") ?? ""}
              onChoose={(next, view) => setParams({ ...next, view })}
            />
          </FilterBar>
        )}
        {list.indexing !== null && <IndexingNote what="this project" indexing={list.indexing} />}
        {list.reordered && <ReadNote />}
        {list.error && (
          <ProjectError
            project={project}
            what="The applications could not be read"
            error={list.error}
            onRetry={list.retry}
          />
        )}
        {!empty && !(list.error && !list.loaded) && (
          <ApplicationList
            project={project}
            list={list}
            order={orderOf(filter)}
            onSort={(by) => setParams(turned(orderOf(filter), by))}
            selection={selection}
            scroller={scroller}
          />
        )}
        {!list.loaded && !list.error && <LongWait what="the list of applications" />}
        {empty && filtered && list.indexing === null && (
          <NoHit project={project} filter={filter} now={list.now} onChange={(part) => setParams({ ...part })} />
        )}
        {empty && !filtered && list.indexing === null && <NoApplication project={project} />}
        <div className={docks.docks}>
          {deleted !== null && (
            <DeletedNotice
              key={deleted.done[0]?.id}
              project={project}
              report={deleted}
              onUndo={() => trash.restore(deleted.done.map((run) => run.id))}
              onClose={closeNotice}
            />
          )}
          {selection.ids.length > 0 && (
            <BulkBar
              project={project}
              selected={list.rows.map((row) => row.application).filter((run) => selection.has(run.appId))}
              onDelete={remove}
              onClear={selection.clear}
            />
          )}
        </div>
      </ListPage>
    </Shell>
  );
}

function Aside({ project, total }: { project: string; total: number | undefined }) {
  return (
    <>
      {total !== undefined && <span className={table.dim}>{formatCount(total)}</span>}
      {project.startsWith("demo_") && <Chip>demo</Chip>}
    </>
  );
}
