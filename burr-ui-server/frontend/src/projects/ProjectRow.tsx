import type { ProjectSummary } from "../api/types";
import { formatBytes, formatCount, plural } from "../format";
import { projectHref } from "../routing/paths";
import { Link } from "../routing/router";
import { Chip } from "../ui/Chip";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { RelativeTime } from "../ui/RelativeTime";
import { StatusLabel } from "../ui/Status";
import table from "../ui/Table.module.css";
import { ActivityBars } from "./ActivityBars";
import styles from "./ProjectRow.module.css";

interface ProjectRowProps {
  project: ProjectSummary;
  /** Room that it takes; undefined while nobody knows. */
  bytes: number | undefined;
}

export function ProjectRow({ project, bytes }: ProjectRowProps) {
  if (project.problem !== null) return <UnreadableRow id={project.id} problem={project.problem} />;
  return (
    <div role="row" className={cx(table.row, styles.row)}>
      <div role="cell" className={cx(table.cell, styles.name)}>
        <Link className={cx(table.link, styles.link)} to={projectHref(project.id)} data-row>
          {project.id}
        </Link>
        {project.id.startsWith("demo_") && <Chip className={styles.demo}>demo</Chip>}
        {project.runningRuns > 0 && (
          <StatusLabel status="running" text={`${formatCount(project.runningRuns)} running`} light />
        )}
      </div>
      <div role="cell" className={styles.bars}>
        <ActivityBars days={project.activity} />
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide)}>
        {formatCount(project.runs)}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide)}>
        {project.failedRuns === 0 ? (
          <span className={table.dim}>0</span>
        ) : (
          <span className={styles.failed}>
            <Icon name="fail" size="sm" /> {formatCount(project.failedRuns)}
          </span>
        )}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.second, styles.when)}>
        {project.lastActivity === null ? (
          <span className={table.dim}>never</span>
        ) : (
          <RelativeTime time={project.lastActivity} />
        )}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide, table.dim)}>
        {bytes !== undefined && formatBytes(bytes)}
      </div>
      <div role="cell" className={cx(table.facts, table.dim, styles.facts)}>
        {plural(project.runs, "run")}
        {project.failedRuns > 0 && (
          <>
            , <span className={styles.failed}>{formatCount(project.failedRuns)} failed</span>
          </>
        )}
      </div>
    </div>
  );
}

function UnreadableRow({ id, problem }: { id: string; problem: string }) {
  return (
    <div role="row" className={cx(table.row, styles.row, styles.unreadable)}>
      <div role="cell" className={cx(table.cell, styles.name)}>
        <span className={styles.triangle}>
          <Icon name="halt" label="Cannot be read" />
        </span>
        <span className={styles.link}>{id}</span>
      </div>
      <div role="cell" className={styles.problem}>
        {problem}
      </div>
    </div>
  );
}
