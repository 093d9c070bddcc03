import { lazy, Suspense } from "react";
import { ApplicationsPage } from "./applications/ApplicationsPage";
import { ProjectsPage } from "./projects/ProjectsPage";
import { projectHref, projectsHref, runHref } from "./routing/paths";
import { usePlace } from "./routing/router";
import { ListPage } from "./shell/ListPage";
import { RenderErrors } from "./shell/RenderErrors";
import { Shell } from "./shell/Shell";
import { UnknownPage } from "./shell/UnknownPage";
import { LongWait, SkeletonLines } from "./ui/Skeleton";

const TrashPage = lazy(() => import("./trash/TrashPage"));
const ComparePage = lazy(() => import("./compare/ComparePage"));
const ProblemsPage = lazy(() => import("./problems/ProblemsPage"));
const RunPage = lazy(() => import("./run/RunPage"));
const AnnotationsPage = lazy(() => import("./annotations/AnnotationsPage"));
const StatisticsPage = lazy(() => import("./statistics/StatisticsPage"));

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
      return (
        <Suspense fallback={<ProjectPageLoading project={place.project} what="the trash" />}>
          <TrashPage key={place.project} project={place.project} />
        </Suspense>
      );
    case "annotations":
      return (
        <Suspense fallback={<ProjectPageLoading project={place.project} what="the page of annotations" />}>
          <AnnotationsPage key={place.project} project={place.project} />
        </Suspense>
      );
    case "run":
      return (
        <Suspense fallback={<RunPageLoading project={place.project} app={place.app} />}>
          <RunPage key={`${place.project}\n${place.app}`} project={place.project} app={place.app} />
        </Suspense>
      );
    case "compare":
      return (
        <Suspense fallback={<ProjectPageLoading project={place.project} what="the page of two runs" />}>
          <ComparePage key={place.project} project={place.project} />
        </Suspense>
      );
    case "problems":
      return (
        <Suspense fallback={<ProjectPageLoading project={place.project} what="the page of problems" />}>
          <ProblemsPage key={place.project} project={place.project} />
        </Suspense>
      );
    case "statistics":
      return (
        <Suspense fallback={<ProjectPageLoading project={place.project} what="the page of statistics" />}>
          <StatisticsPage key={place.project} project={place.project} />
        </Suspense>
      );
    case "unknown":
      return <UnknownPage />;
  }
}

function ProjectPageLoading({ project, what }: { project: string; what: string }) {
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
  ];
  return (
    <Shell title={project} crumbs={crumbs} hints={[]}>
      <ListPage>
        <h1 className="vh">{project}</h1>
        <SkeletonLines />
        <LongWait what={what} />
      </ListPage>
    </Shell>
  );
}

function RunPageLoading({ project, app }: { project: string; app: string }) {
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
    { text: app, href: runHref(project, app) },
  ];
  return (
    <Shell title={app} crumbs={crumbs} hints={[]}>
      <ListPage>
        <h1 className="vh">{app}</h1>
        <SkeletonLines />
        <LongWait what="the page of this run" />
      </ListPage>
    </Shell>
  );
}
