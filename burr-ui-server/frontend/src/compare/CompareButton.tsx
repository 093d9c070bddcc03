import type { ApplicationSummary } from "../api/types";
import { compareHref } from "../routing/paths";
import { Link, navigate } from "../routing/router";
import { buttonLook } from "../ui/Button";
import { Icon } from "../ui/Icon";
import styles from "./CompareButton.module.css";
import { RunPicker } from "./RunPicker";

interface CompareButtonProps {
  readonly project: string;
  readonly run: ApplicationSummary;
}

/** Leads from a run to a comparison: a fork's with the run that it was forked from, and with any other. */
export function CompareButton({ project, run }: CompareButtonProps) {
  const { appId, parent } = run;
  return (
    <span className={styles.group}>
      {parent !== null && (
        <Link
          className={buttonLook}
          to={compareHref(project, { a: parent.appId, b: appId })}
          data-tip={`Compare with ${parent.appId}, which it was forked from`}
        >
          <Icon name="fork" size="sm" />
          <span className={styles.long}>Compare with parent</span>
        </Link>
      )}
      <RunPicker
        label="Compare with another run"
        project={project}
        chosen={null}
        without={[appId]}
        onChoose={(other) => navigate(compareHref(project, { a: appId, b: other }))}
      >
        <Icon name="compare" size="sm" />
        <span className={styles.word}>Compare</span>
      </RunPicker>
    </span>
  );
}
