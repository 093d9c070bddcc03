import { problemsHref, statisticsHref } from "../routing/paths";
import { Link } from "../routing/router";
import { buttonLook } from "../ui/Button";
import { Icon } from "../ui/Icon";
import styles from "./ProjectLinks.module.css";

/** Leads from the list of runs to what can be said of all of them. */
export function ProjectLinks({ project }: { project: string }) {
  return (
    <span className={styles.links}>
      <Link className={buttonLook} to={statisticsHref(project)}>
        <Icon name="chart" size="sm" />
        Statistics
      </Link>
      <Link className={buttonLook} to={problemsHref(project)}>
        <Icon name="halt" size="sm" />
        Problems
      </Link>
    </span>
  );
}
