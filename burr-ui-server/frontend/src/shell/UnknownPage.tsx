import { projectsHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ListPage, PageTitle } from "./ListPage";
import { Shell } from "./Shell";
import styles from "./UnknownPage.module.css";

export function UnknownPage() {
  return (
    <Shell title="Not found" crumbs={[{ text: "Projects", href: projectsHref() }]} hints={[]}>
      <ListPage>
        <PageTitle title="There is no such page" />
        <p>
          Nothing is shown at <code>{window.location.pathname}</code>. Go to the{" "}
          <Link className={styles.link} to={projectsHref()}>
            list of projects
          </Link>
          .
        </p>
      </ListPage>
    </Shell>
  );
}
