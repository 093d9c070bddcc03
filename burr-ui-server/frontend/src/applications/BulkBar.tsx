import { useState } from "react";
import type { ApplicationSummary } from "../api/types";
import { formatCount, plural } from "../format";
import { compareHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ConfirmDialog, FirstIds } from "../trash/ConfirmDialog";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { Kbd } from "../ui/Kbd";
import styles from "./BulkBar.module.css";
import { exportAddress } from "./exportAddress";

interface BulkBarProps {
  project: string;
  selected: readonly ApplicationSummary[];
  onDelete: (apps: readonly string[]) => Promise<void>;
  onClear: () => void;
}

/** What can be done with the marked rows. It floats, so that no row moves when the first one is marked. */
export function BulkBar({ project, selected, onDelete, onClear }: BulkBarProps) {
  const [asking, setAsking] = useState(false);
  const ids = selected.map((run) => run.appId);
  const href = exportAddress(project, ids);
  return (
    <div className={cx(styles.dock, styles.bulk)} role="region" aria-label="Selection">
      <b>{formatCount(ids.length)} selected</b>
      <Compare project={project} selected={selected} />
      {href === null ? (
        <Button disabled data-tip="Too many for one archive. Select fewer, or use ./burr export.">
          <Icon name="export" size="sm" />
          Export
        </Button>
      ) : (
        <a className={styles.link} href={href} download>
          <Icon name="export" size="sm" />
          Export
        </a>
      )}
      <Button onClick={() => setAsking(true)}>
        <Icon name="trash" size="sm" />
        Delete
      </Button>
      <Button look="quiet" className={styles.last} onClick={onClear}>
        Clear <Kbd>Esc</Kbd>
      </Button>
      {asking && (
        <ConfirmDialog
          title={`Delete ${plural(ids.length, "run")}?`}
          word="Delete"
          onConfirm={() => onDelete(ids)}
          onClose={() => setAsking(false)}
        >
          <FirstIds ids={ids} />
          <p>They go to the trash with their annotations, and can be restored from there until it is emptied.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

/** The older one is what the newer one is held against. */
function Compare({ project, selected }: Pick<BulkBarProps, "project" | "selected">) {
  const [a, b] = [...selected].sort((one, other) => (one.firstActivity ?? "").localeCompare(other.firstActivity ?? ""));
  if (selected.length !== 2 || a === undefined || b === undefined) {
    return (
      <Button disabled data-tip="Select exactly two runs to compare them">
        <Icon name="compare" size="sm" />
        Compare
      </Button>
    );
  }
  return (
    <Link className={styles.link} to={compareHref(project, { a: a.appId, b: b.appId })}>
      <Icon name="compare" size="sm" />
      Compare
    </Link>
  );
}
