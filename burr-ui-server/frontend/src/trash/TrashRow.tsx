import type { TrashedRun } from "../api/types";
import { formatBytes } from "../format";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { RelativeTime } from "../ui/RelativeTime";
import table from "../ui/Table.module.css";
import { useTimes } from "../ui/times";
import styles from "./TrashPage.module.css";

/** What the columns are. */
export function TrashHead() {
  return (
    <div role="rowgroup">
      <div role="row" className={table.head}>
        <div role="columnheader">
          <span className="vh">Select</span>
        </div>
        <div role="columnheader">Application</div>
        <div role="columnheader" className={table.num}>
          Annotations
        </div>
        <div role="columnheader" className={table.num}>
          Size
        </div>
        <div role="columnheader">Deleted by</div>
        <div role="columnheader" className={cx(table.num, table.sorted)} aria-sort="descending">
          Deleted
          <Icon name="down" />
        </div>
        <div role="columnheader" className={table.num}>
          Kept until
        </div>
        <div role="columnheader">
          <span className="vh">Restore</span>
        </div>
      </div>
    </div>
  );
}

interface TrashRowProps {
  run: TrashedRun;
  picked: boolean;
  /** With all rows from the last one that was marked, or alone. */
  onPick: (id: string, range: boolean) => void;
  onRestore: (ids: readonly string[]) => void;
}

/** A run that was deleted, and the way back. */
export function TrashRow({ run, picked, onPick, onRestore }: TrashRowProps) {
  const until = useTimes().full(run.expiresAt);
  return (
    <div role="row" className={cx(table.row, picked && styles.picked)}>
      <div role="cell" className={styles.pick}>
        <input
          type="checkbox"
          data-row
          aria-label={`Select ${run.app}`}
          checked={picked}
          // A change does not say whether Shift was held.
          onClick={(event) => onPick(run.id, event.shiftKey)}
          readOnly
        />
      </div>
      <div role="cell" className={cx(table.cell, styles.app)}>
        {run.app}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide)}>
        {run.annotations}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide)}>
        {formatBytes(run.bytes)}
      </div>
      <div role="cell" className={cx(table.cell, table.second, table.wide)}>
        {run.deletedBy ?? <span className={table.dim}>not known</span>}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.second, table.wide)}>
        <RelativeTime time={run.deletedAt} />
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide)}>
        {until}
      </div>
      <div role="cell">
        <Button look="quiet" aria-label={`Restore ${run.app}`} onClick={() => onRestore([run.id])}>
          Restore
        </Button>
      </div>
      <div role="cell" className={cx(table.facts, table.cell, table.dim, styles.facts)}>
        {formatBytes(run.bytes)}, deleted <RelativeTime time={run.deletedAt} />, kept until {until}
      </div>
    </div>
  );
}
