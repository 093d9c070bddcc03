import { ApiProblem } from "../api/client";
import { projectsHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ErrorPanel } from "../ui/ErrorPanel";
import styles from "./ProjectError.module.css";

/** Whether the server knows nothing of what was asked for. */
export function isMissing(error: Error | null): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

interface ProjectErrorProps {
  readonly project: string;
  /** What could not be shown of the project, where there is one. */
  readonly what: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Stands in the place of a page of a project that could not be loaded. */
export function ProjectError({ project, what, error, onRetry }: ProjectErrorProps) {
  const missing = isMissing(error);
  return (
    <ErrorPanel what={missing ? `There is no project '${project}'` : what} error={error} onRetry={onRetry}>
      {missing && (
        <p className={styles.way}>
          <Link className={styles.link} to={projectsHref()}>
            All projects
          </Link>
        </p>
      )}
    </ErrorPanel>
  );
}
