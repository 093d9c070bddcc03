import type { ReactNode } from "react";
import { ApplicationsPage } from "./applications/ApplicationsPage";
import { ProjectsPage } from "./projects/ProjectsPage";
import { projectHref, projectsHref, runHref } from "./routing/paths";
import { usePlace } from "./routing/router";
import { ListPage } from "./shell/ListPage";
import { RenderErrors } from "./shell/RenderErrors";
import { Shell } from "./shell/Shell";
import { UnknownPage } from "./shell/UnknownPage";
import { lazyPart } from "./ui/LazyPart";
import { LongWait, SkeletonLines } from "./ui/Skeleton";

const TrashPage = lazyPart("page trash", () => import("./trash/TrashPage"));
const ComparePage = lazyPart("page compare", () => import("./compare/ComparePage"));
const ProblemsPage = lazyPart("page problems", () => import("./problems/ProblemsPage"));
const RunPage = lazyPart("page run", () => import("./run/RunPage"));
const AnnotationsPage = lazyPart("page annotations", () => import("./annotations/AnnotationsPage"));
const StatisticsPage = lazyPart("page statistics", () => import("./statistics/StatisticsPage"));

export function App() {
  const place = usePlace();
  return (
    <RenderErrors key={JSON.stringify(place)}>
      <Page />
    </RenderErrors>
  );
}

function Page() {
  const place = usePlace();
  switch (place.page) {
    case "projects":
      return <ProjectsPage />;
    case "project":
      return <ApplicationsPage key={place.project} project={place.project} />;
    case "trash":
      return <TrashPage key={place.project} project={place.project} {...awaited([place.project], "the trash")} />;
    case "annotations":
      return (
        <AnnotationsPage
          key={place.project}
          project={place.project}
          {...awaited([place.project], "the page of annotations")}
        />
      );
    case "run":
      return (
        <RunPage
          key={`${place.project}\n${place.app}`}
          project={place.project}
          app={place.app}
          {...awaited([place.project, place.app], "the page of this run")}
        />
      );
    case "compare":
      return (
        <ComparePage
          key={place.project}
          project={place.project}
          {...awaited([place.project], "the page of two runs")}
        />
      );
    case "problems":
      return (
        <ProblemsPage
          key={place.project}
          project={place.project}
          {...awaited([place.project], "the page of problems")}
        />
      );
    case "statistics":
      return (
        <StatisticsPage
          key={place.project}
          project={place.project}
          {...awaited([place.project], "the page of statistics")}
        />
      );
    case "unknown":
      return <UnknownPage />;
  }
}

/** What stands in the place of a page of a project, or of a run in it, until it is loaded. */
function awaited(path: readonly [project: string, app?: string], what: string) {
  const around = (children: ReactNode) => <PageFrame path={path}>{children}</PageFrame>;
  return {
    around,
    waiting: around(
      <>
        <SkeletonLines />
        <LongWait what={what} />
      </>,
    ),
  };
}

function PageFrame({ path, children }: { path: readonly [project: string, app?: string]; children: ReactNode }) {
  const [project, app] = path;
  const title = app ?? project;
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
    ...(app === undefined ? [] : [{ text: app, href: runHref(project, app) }]),
  ];
  return (
    <Shell title={title} crumbs={crumbs} hints={[]}>
      <ListPage>
        <h1 className="vh">{title}</h1>
        {children}
      </ListPage>
    </Shell>
  );
}
