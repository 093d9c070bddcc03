import type { StepSummary } from "../../api/types";
import { projectHref } from "../../routing/paths";
import { Link } from "../../routing/router";
import { Button, buttonLook } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import styles from "./ErrorSection.module.css";

interface ErrorNextProps {
  readonly project: string;
  readonly step: StepSummary;
  readonly onReproduce: () => void;
}

/** What to do about a step that failed: see it again under one's own eyes, and see whether it fails elsewhere. */
export function ErrorNext({ project, step, onReproduce }: ErrorNextProps) {
  return (
    <nav className={styles.next} aria-label="About this error">
      <Button onClick={onReproduce}>
        <Icon name="retry" size="sm" />
        Run it again, or test it
      </Button>
      <Link className={buttonLook} to={projectHref(project, { status: "failed", last: step.action })}>
        <Icon name="search" size="sm" />
        <span className={styles.which}>Runs that failed in {step.action}</span>
      </Link>
    </nav>
  );
}
