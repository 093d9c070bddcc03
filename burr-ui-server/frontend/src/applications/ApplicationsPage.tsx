import { useApplications } from "../api/queries";
import { LiveButton } from "../live/LiveButton";
import { projectHref, projectsHref, runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { ErrorPanel } from "../ui/ErrorPanel";

const everything = { q: "", status: "", partition: "" };

export function ApplicationsPage({ project }: { project: string }) {
  const { data, error, refetch } = useApplications(project, everything);
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
  ];
  return (
    <Shell title={project} crumbs={crumbs} hints={[]}>
      <ListPage>
        <PageTitle title={project}>
          <LiveButton />
        </PageTitle>
        {error && <ErrorPanel what="The applications could not be read" error={error} onRetry={() => void refetch()} />}
        <ul>
          {data?.pages
            .flatMap((page) => page.applications)
            .map((each) => (
              <li key={each.appId}>
                <Link to={runHref(project, each.appId)}>{each.appId}</Link>
              </li>
            ))}
        </ul>
      </ListPage>
    </Shell>
  );
}
