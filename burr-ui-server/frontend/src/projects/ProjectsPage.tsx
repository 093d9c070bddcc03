import { useRef, useState } from "react";
import { useInfo, useProjects } from "../api/queries";
import type { ProjectList, ProjectSummary, StorageView } from "../api/types";
import { ImportButton } from "../archive/ImportButton";
import { formatBytes, plural } from "../format";
import { listShortcuts } from "../keyboard/ShortcutsDialog";
import { useKeys } from "../keyboard/useKeys";
import { useRowKeys } from "../keyboard/useRowKeys";
import { LiveButton } from "../live/LiveButton";
import { projectsHref } from "../routing/paths";
import { Link, useSearchParams } from "../routing/router";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { cx } from "../ui/cx";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Icon } from "../ui/Icon";
import { SearchField } from "../ui/SearchField";
import { LongWait, Skeleton } from "../ui/Skeleton";
import table from "../ui/Table.module.css";
import { ConnectPage } from "./ConnectPage";
import { IndexingNote } from "./IndexingNote";
import { ProjectRow } from "./ProjectRow";
import styles from "./ProjectsPage.module.css";
import { useCalmOrder } from "./useCalmOrder";
import { useStorage } from "./useStorage";

const crumbs = [{ text: "Projects", href: projectsHref() }];
const hints = [
  { keys: ["j", "k"], text: "row" },
  { keys: ["Enter"], text: "open" },
  { keys: ["/"], text: "filter" },
  { keys: ["l"], text: "live" },
  { keys: ["?"], text: "all shortcuts" },
];

export function ProjectsPage() {
  const { data, error, refetch } = useProjects();
  const [params] = useSearchParams();
  const projects = data?.projects;
  const indexing = data?.indexing ?? null;
  // A folder in which nothing ran yet teaches as well as none.
  const nothing =
    indexing === null &&
    projects?.every(({ lastActivity, problem }) => lastActivity === null && problem === null) === true;
  // Who waited for the first step is taken to it; the list would come between.
  const [waits, setWaits] = useState(false);
  if (nothing && !waits) setWaits(true);
  if (projects !== undefined && (waits || params.has("connect"))) return <ConnectPage projects={projects} />;
  return (
    <Shell title="Projects" crumbs={crumbs} hints={hints} shortcuts={[listShortcuts]}>
      <Projects projects={projects} indexing={indexing} error={error} retry={() => void refetch()} />
    </Shell>
  );
}

interface ProjectsProps {
  projects: ProjectSummary[] | undefined;
  indexing: ProjectList["indexing"];
  error: Error | null;
  retry: () => void;
}

function Projects({ projects, indexing, error, retry }: ProjectsProps) {
  const [params, setParams] = useSearchParams();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { ordered, calm } = useCalmOrder(projects ?? []);
  const storage = useStorage();
  const sizes = new Map(storage?.projects.map((each) => [each.project, each.bytes]));
  const q = params.get("q") ?? "";
  const shown = ordered.filter((project) => project.id.toLowerCase().includes(q.trim().toLowerCase()));
  useKeys({
    "/": () => search.current?.focus(),
    Escape: () => setParams({ q: "" }),
  });
  useRowKeys(list);
  return (
    <ListPage>
      <PageTitle title="Projects" aside={projects && <span className={table.dim}>{projects.length}</span>}>
        <SearchField
          label="Filter projects"
          value={q}
          onChange={(value) => setParams({ q: value })}
          shortcut="/"
          inputRef={search}
          className={styles.search}
        />
        <LiveButton />
        <ImportButton project={null} />
        <Link className={styles.connect} to={projectsHref({ connect: "new" })}>
          <Icon name="plus" size="sm" />
          <span>
            Connect<span className={styles.rest}> an application</span>
          </span>
        </Link>
      </PageTitle>
      {indexing !== null && <IndexingNote what="this storage" indexing={indexing} />}
      {error && <ErrorPanel what="The projects could not be read" error={error} onRetry={retry} />}
      {(projects !== undefined || error === null) && (
        <div role="table" aria-label="Projects" className={styles.table} ref={list} {...calm}>
          <Head />
          <div role="rowgroup">
            {projects === undefined && <SkeletonRows />}
            {shown.map((project) => (
              <ProjectRow key={project.id} project={project} bytes={sizes.get(project.id)} />
            ))}
          </div>
        </div>
      )}
      {projects === undefined && error === null && <LongWait what="the list of projects" />}
      {projects !== undefined && shown.length === 0 && <NoHit q={q} onClear={() => setParams({ q: "" })} />}
      {projects !== undefined && <Foot count={projects.length} shown={shown.length} storage={storage} />}
    </ListPage>
  );
}

function Head() {
  return (
    <div role="rowgroup">
      <div role="row" className={table.head}>
        <div role="columnheader">Project</div>
        <div role="columnheader">Steps per day, 14 days</div>
        <div role="columnheader" className={table.num}>
          Applications
        </div>
        <div role="columnheader" className={table.num}>
          Failed
        </div>
        <div role="columnheader" className={cx(table.num, table.sorted)} aria-sort="descending">
          Last activity
          <Icon name="down" />
        </div>
        <div role="columnheader" className={table.num}>
          Size
        </div>
      </div>
    </div>
  );
}

function SkeletonRows() {
  return [180, 140, 200].map((width) => (
    <div key={width} role="row" className={cx(table.row, table.skeleton, styles.awaited)} aria-hidden="true">
      <Skeleton width={width} />
      <Skeleton width={280} />
      <Skeleton width={40} end />
      <Skeleton width={16} end />
      <Skeleton width={64} end />
      <Skeleton width={48} end />
    </div>
  ));
}

function NoHit({ q, onClear }: { q: string; onClear: () => void }) {
  return (
    <p className={styles.none}>
      No project has “{q}” in its name.{" "}
      <button type="button" className={styles.clear} onClick={onClear}>
        Show all
      </button>
    </p>
  );
}

interface FootProps {
  count: number;
  shown: number;
  storage: StorageView | undefined;
}

function Foot({ count, shown, storage }: FootProps) {
  const info = useInfo();
  return (
    <div className={table.foot}>
      <span>{shown === count ? plural(count, "project") : `${shown} of ${plural(count, "project")}`}</span>
      {info.data && (
        <span>
          Stored in {info.data.storage}
          {storage !== undefined && `, ${formatBytes(storage.bytes)}`}
          {storage !== undefined && storage.trashRuns > 0 && `, and ${formatBytes(storage.trashBytes)} in the trash`}
        </span>
      )}
    </div>
  );
}
