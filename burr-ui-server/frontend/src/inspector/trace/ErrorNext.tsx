import type { StepSummary } from "../../api/types";
import { projectHref, runHref } from "../../routing/paths";
import { Link } from "../../routing/router";
import { buttonLook } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { visible } from "../payload/text";
import styles from "./ErrorSection.module.css";

interface ErrorNextProps {
  readonly project: string;
  readonly app: string;
  readonly step: StepSummary;
}

/** What to do about a step that failed: see it again under one's own eyes, and see whether it fails elsewhere. */
export function ErrorNext({ project, app, step }: ErrorNextProps) {
  const reproduce = runHref(project, app, { step: step.sequenceId, tab: "reproduce", pane: "step" });
  return (
    <nav className={styles.next} aria-label="About this error">
      <Link className={buttonLook} to={reproduce} replace>
        <Icon name="retry" size="sm" />
        Run it again, or test it
      </Link>
      <Link className={buttonLook} to={projectHref(project, { status: "failed", last: step.action })}>
        <Icon name="search" size="sm" />
        <span className={styles.which}>Runs that failed in {visible(step.action)}</span>
      </Link>
    </nav>
  );
}
