import { useRef, type ReactNode } from "react";
import { apiUrl } from "../api/client";
import type { AnnotationPage } from "../api/types";
import { formatCount } from "../format";
import { listShortcuts } from "../keyboard/ShortcutsDialog";
import { useKeys } from "../keyboard/useKeys";
import { LiveButton } from "../live/LiveButton";
import { isMissing, ProjectError } from "../projects/ProjectError";
import { ProjectTabs } from "../projects/ProjectTabs";
import { annotationsHref, projectHref, projectsHref } from "../routing/paths";
import { Link, useSearchParams } from "../routing/router";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Kbd } from "../ui/Kbd";
import { Note } from "../ui/Note";
import { LongWait, SkeletonLines } from "../ui/Skeleton";
import { useRested } from "../ui/useRested";
import { AnnotationFilterBar } from "./AnnotationFilterBar";
import { AnnotationTable } from "./AnnotationTable";
import styles from "./AnnotationsPage.module.css";
import { isFiltered, NO_FILTER, readFilter, writeFilter, type AnnotationFilter } from "./filter";
import { useAnnotationList } from "./useAnnotations";

const TYPING_REST = 200;

const hints = [
  { keys: ["j", "k"], text: "row" },
  { keys: ["Enter"], text: "open the step" },
  { keys: ["/"], text: "filter" },
  { keys: ["c"], text: "copy link" },
  { keys: ["?"], text: "all shortcuts" },
];

/** What people said of the steps of a project: to read, to filter, to take elsewhere. */
export default function AnnotationsPage({ project }: { project: string }) {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const change = (part: Partial<AnnotationFilter>) => setParams(writeFilter({ ...filter, ...part }));
  const q = useRested(filter.q, TYPING_REST);
  const asked = { ...filter, q: filter.q === "" ? "" : q };
  const list = useAnnotationList(project, asked);
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => search.current?.focus(), Escape: () => change({ q: "" }) });
  const pages = list.data?.pages ?? [];
  const first = pages[0];
  const unknown = isMissing(list.error);
  return (
    <Shell
      title={`Annotations of ${project}`}
      crumbs={[
        { text: "Projects", href: projectsHref() },
        { text: project, href: projectHref(project) },
        { text: "Annotations", href: annotationsHref(project) },
      ]}
      hints={hints}
      shortcuts={[listShortcuts]}
    >
      <ListPage>
        <PageTitle
          title="Annotations"
          aside={first !== undefined && <span className={styles.total}>{formatCount(first.total)}</span>}
        >
          {first !== undefined && first.total > 0 && <Downloads project={project} filter={asked} />}
          <LiveButton />
        </PageTitle>
        {!unknown && <ProjectTabs project={project} current="Annotations" />}
        {!unknown && first !== undefined && (first.total > 0 || isFiltered(filter)) && (
          <AnnotationFilterBar filter={filter} pages={pages} onChange={change} searchRef={search} />
        )}
        <ListState project={project} filter={filter} list={list} first={first} onClear={change}>
          <AnnotationTable project={project} notes={pages.flatMap(({ annotations }) => annotations)} />
          {list.hasNextPage && (
            <p className={styles.more}>
              <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {list.isFetchingNextPage ? "Loading…" : "Show more"}
              </Button>
              {list.isFetchNextPageError && <span role="alert">They could not be read. Try again.</span>}
            </p>
          )}
        </ListState>
      </ListPage>
    </Shell>
  );
}

function Downloads({ project, filter }: { project: string; filter: AnnotationFilter }) {
  const which = isFiltered(filter) ? "those that match" : "all of the project";
  return (
    <span className={styles.downloads}>
      {(["csv", "json"] as const).map((form) => (
        <a
          key={form}
          className={styles.download}
          href={apiUrl(`annotations/${form}`, { project, ...writeFilter(filter) })}
          download
          data-tip={`Download ${which} as ${form.toUpperCase()}`}
        >
          <Icon name="download" size="sm" />
          {form.toUpperCase()}
        </a>
      ))}
    </span>
  );
}

interface ListStateProps {
  readonly project: string;
  readonly filter: AnnotationFilter;
  readonly list: ReturnType<typeof useAnnotationList>;
  readonly first: AnnotationPage | undefined;
  readonly onClear: (filter: AnnotationFilter) => void;
  /** The list, where there is one. */
  readonly children: ReactNode;
}

function ListState({ project, filter, list, first, onClear, children }: ListStateProps) {
  if (list.error !== null && first === undefined) {
    return (
      <ProjectError
        project={project}
        what="The annotations could not be read"
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  if (first === undefined) {
    return (
      <>
        <SkeletonLines />
        <LongWait what="the annotations" />
      </>
    );
  }
  return (
    <>
      {first.problem !== null && (
        <Note tone="halt" className={styles.problem}>
          {first.problem}
        </Note>
      )}
      {first.total > 0 ? (
        children
      ) : isFiltered(filter) ? (
        <NoHit onClear={() => onClear(NO_FILTER)} />
      ) : (
        <Nothing project={project} />
      )}
    </>
  );
}

function NoHit({ onClear }: { onClear: () => void }) {
  return (
    <div className={styles.empty}>
      <h2>No annotation matches</h2>
      <Button onClick={onClear}>Remove all filters</Button>
    </div>
  );
}

/** What annotations are good for, and how the first one is made. */
function Nothing({ project }: { project: string }) {
  return (
    <div className={styles.empty}>
      <h2>Nobody has annotated a step of this project yet</h2>
      <p>
        An annotation says of one step whether it was good, what is wrong with it, and what it should have been. They
        are kept beside the runs, in Apache Burr&rsquo;s own file, and can be taken into a spreadsheet or an evaluation
        as CSV or JSON.
      </p>
      <ol>
        <li>
          Open a run of <Link to={projectHref(project)}>{project}</Link> and choose a step.
        </li>
        <li>
          Press <Kbd>a</Kbd>, or open its tab <b>Annotations</b>.
        </li>
        <li>
          Say what you saw. <Kbd>Ctrl ↵</Kbd> saves it.
        </li>
      </ol>
      <p className={styles.total}>New ones appear here by themselves.</p>
    </div>
  );
}
