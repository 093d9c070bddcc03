import { useProjects } from "../api/queries";
import { LiveButton } from "../live/LiveButton";
import { projectHref, projectsHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { ErrorPanel } from "../ui/ErrorPanel";

export function ProjectsPage() {
  const { data, error, refetch } = useProjects();
  return (
    <Shell title="Projects" crumbs={[{ text: "Projects", href: projectsHref() }]} hints={[]}>
      <ListPage>
        <PageTitle title="Projects">
          <LiveButton />
        </PageTitle>
        {error && <ErrorPanel what="The projects could not be read" error={error} onRetry={() => void refetch()} />}
        <ul>
          {data?.projects.map((project) => (
            <li key={project.id}>
              <Link to={projectHref(project.id)}>{project.id}</Link>
            </li>
          ))}
        </ul>
      </ListPage>
    </Shell>
  );
}
