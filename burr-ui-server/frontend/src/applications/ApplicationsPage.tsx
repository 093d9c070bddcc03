import { useRef } from "react";
import { ApiProblem } from "../api/client";
import { listShortcuts } from "../keyboard/ShortcutsDialog";
import { useKeys } from "../keyboard/useKeys";
import { LiveButton } from "../live/LiveButton";
import { projectHref, projectsHref } from "../routing/paths";
import { useSearchParams } from "../routing/router";
import { formatCount } from "../format";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { Chip } from "../ui/Chip";
import { ErrorPanel } from "../ui/ErrorPanel";
import { LongWait } from "../ui/Skeleton";
import table from "../ui/Table.module.css";
import { ApplicationList } from "./ApplicationList";
import { FilterBar } from "./FilterBar";
import { activeFilters, filterOf } from "./filter";
import { NoApplication, NoHit } from "./NoApplication";
import { useApplicationList } from "./useApplicationList";

const hints = [
  { keys: ["j", "k"], text: "row" },
  { keys: ["Enter"], text: "open" },
  { keys: ["/"], text: "filter" },
  { keys: ["l"], text: "live" },
  { keys: ["c"], text: "copy link" },
  { keys: ["?"], text: "all shortcuts" },
];

/** The applications of a project. */
export function ApplicationsPage({ project }: { project: string }) {
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const list = useApplicationList(project, filter);
  const scroller = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useKeys({
    "/": () => search.current?.focus(),
    Escape: () => setParams({ q: "" }),
  });
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
  ];
  const filtered = activeFilters(filter).length > 0;
  const empty = list.loaded && list.rows.length === 0;
  const unknown = list.error instanceof ApiProblem && list.error.status === 404;
  return (
    <Shell title={project} crumbs={crumbs} hints={hints} shortcuts={[listShortcuts]}>
      <ListPage scrollRef={scroller}>
        <PageTitle title={project} aside={<Aside project={project} total={filtered ? undefined : list.total} />}>
          <LiveButton />
        </PageTitle>
        {!unknown && (
          <FilterBar
            filter={filter}
            onChange={(part) => setParams({ ...part })}
            partitions={list.partitions}
            total={list.total}
            searchRef={search}
          />
        )}
        {list.error && (
          <ErrorPanel
            what={unknown ? `There is no project '${project}'` : "The applications could not be read"}
            error={list.error}
            onRetry={list.retry}
          />
        )}
        {!empty && !(list.error && !list.loaded) && (
          <ApplicationList project={project} list={list} scroller={scroller} />
        )}
        {!list.loaded && !list.error && <LongWait what="the list of applications" />}
        {empty && filtered && <NoHit project={project} filter={filter} onChange={(next) => setParams({ ...next })} />}
        {empty && !filtered && <NoApplication project={project} />}
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
