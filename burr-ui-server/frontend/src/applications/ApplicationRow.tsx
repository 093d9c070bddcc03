import type { ApplicationSummary } from "../api/types";
import { formatCount, formatMicros, plural } from "../format";
import { runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { Chip } from "../ui/Chip";
import { formatCost } from "../usage/cost";
import type { RunUsage } from "../usage/UsageLoader";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { RelativeTime } from "../ui/RelativeTime";
import { Skeleton } from "../ui/Skeleton";
import { StatusIcon } from "../ui/Status";
import table from "../ui/Table.module.css";
import styles from "./ApplicationRow.module.css";
import { originOf, type Row } from "./rows";

interface ApplicationRowProps {
  project: string;
  row: Row;
  /** Undefined until it is known. */
  usage: RunUsage | undefined;
  selected: boolean;
  /** With all rows from the last one that was marked, or alone. */
  onSelect: (appId: string, range: boolean) => void;
  onFold: (appId: string) => void;
}

/** The cells of one application. */
export function ApplicationRow({ project, row, usage, selected, onSelect, onFold }: ApplicationRowProps) {
  const { application } = row;
  return (
    <>
      <div role="cell" className={styles.pick}>
        <input
          type="checkbox"
          aria-label={`Select ${application.appId}`}
          checked={selected}
          // A change does not say whether Shift was held.
          onClick={(event) => onSelect(application.appId, event.shiftKey)}
          readOnly
        />
      </div>
      <div role="cell" className={styles.status}>
        <StatusIcon status={application.status} />
      </div>
      <div role="cell" className={styles.name} style={{ "--depth": Math.min(row.depth, 4) }}>
        {row.depth > 0 && <i className={styles.branch} />}
        <Twist row={row} onFold={onFold} />
        <Link
          className={cx(table.link, styles.id, row.depth > 0 && styles.nested)}
          to={runHref(project, application.appId, { partition: application.partitionKey })}
          data-row
        >
          {application.appId}
        </Link>
        <Kinship row={row} />
        {row.notes > 0 && (
          <Chip>
            <Icon name="note" size="xs" />
            {plural(row.notes, "note")}
          </Chip>
        )}
        {application.problems > 0 && (
          <Chip tone="halt">
            <Icon name="halt" size="xs" />
            {plural(application.problems, "unreadable line")}
          </Chip>
        )}
        {row.gone && (
          <Chip tone="line" data-tip="It was deleted, or changed so that the filter leaves it out.">
            no longer in this list
          </Chip>
        )}
        {application.firstInput !== null && <span className={styles.input}>{application.firstInput}</span>}
      </div>
      <Facts application={application} used={usage} />
    </>
  );
}

function Facts({ application, used }: { application: ApplicationSummary; used: RunUsage | undefined }) {
  const tokens = tokensText(used);
  const isUnpriced = used !== undefined && used.usage.calls > 0 && used.usage.cost === null;
  const cost = used === undefined || isUnpriced ? "" : formatCost(used.usage, used.currency);
  const { partitionKey, firstActivity, lastActivity } = application;
  return (
    <>
      <div role="cell" className={cx(table.cell, table.wide, styles.optional)}>
        {partitionKey === null ? (
          <span className={table.dim}>none</span>
        ) : (
          <code data-tip={partitionKey.length > 18 ? partitionKey : undefined}>{partitionKey}</code>
        )}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide)}>
        {application.steps}
      </div>
      <div role="cell" className={cx(table.cell, table.second, table.wide)}>
        {application.lastAction}
      </div>
      <div role="cell" className={cx(table.cell, table.num, styles.duration)}>
        {application.steps > 0 && formatMicros(application.activeMicros)}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide, styles.used)}>
        {tokens}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.wide, styles.used)}>
        {isUnpriced ? <Unpriced /> : cost}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.second, table.wide, styles.optional)}>
        {firstActivity !== null && <RelativeTime time={firstActivity} />}
      </div>
      <div role="cell" className={cx(table.cell, table.num, table.second, table.wide)}>
        {lastActivity === null ? <span className={table.dim}>never</span> : <RelativeTime time={lastActivity} />}
      </div>
      <div role="cell" className={cx(table.facts, table.cell, table.dim, styles.facts)}>
        {plural(application.steps, "step")}
        {application.lastAction !== null && `, ${application.lastAction}`}
        {lastActivity !== null && ", "}
        {lastActivity !== null && <RelativeTime time={lastActivity} />}
        {tokens !== "" && `, ${tokens} tokens`}
        {cost !== "" && `, ${cost}`}
      </div>
    </>
  );
}

/** Nothing for a run without calls of language models: a column of zeros says no more. */
function tokensText(used: RunUsage | undefined): string {
  if (used === undefined || used.usage.calls === 0) return "";
  return formatCount(used.usage.inputTokens + used.usage.outputTokens);
}

function Unpriced() {
  return (
    <span
      className={styles.unpriced}
      data-tip="A model of this run has no known price; burr.ui.insight.prices can tell it"
    >
      –
    </span>
  );
}

function Twist({ row, onFold }: { row: Row; onFold: (appId: string) => void }) {
  if (row.kin === 0) return <span className={cx(styles.twist, styles.none)} />;
  const runs = plural(row.kin, "related run");
  return (
    <button
      type="button"
      className={styles.twist}
      aria-expanded={!row.folded}
      aria-label={row.folded ? `Show ${runs}` : `Hide ${runs}`}
      onClick={() => onFold(row.application.appId)}
    >
      <Icon name={row.folded ? "right" : "down"} size="xs" />
    </button>
  );
}

/** Where a fork or sub-application comes from; names the parent unless it stands above. */
function Kinship({ row }: { row: Row }) {
  const { application } = row;
  const origin = originOf(application);
  if (origin !== null) {
    const fork = application.parent !== null;
    const at = origin.sequenceId === null ? "" : ` #${origin.sequenceId}`;
    const nested = row.depth > 0;
    const text = fork
      ? nested
        ? `fork${at === "" ? "" : ` at${at}`}`
        : `fork of ${origin.appId}${at}`
      : nested
        ? `sub-application${at === "" ? "" : ` of${at}`}`
        : `sub-application of ${origin.appId}${at}`;
    return (
      <Chip className={styles.kinship}>
        <Icon name={fork ? "fork" : "sub"} size="xs" />
        <span className={styles.kinText}>{text}</span>
      </Chip>
    );
  }
  if (application.children > 0 && row.kin === 0) {
    return (
      <Chip data-tip="Forks and sub-applications; they stand elsewhere in the list.">
        <Icon name="sub" size="xs" />
        {application.children} related
      </Chip>
    );
  }
  return null;
}

/** A row that is being loaded. */
export function SkeletonCells() {
  return (
    <>
      <span />
      <span />
      <Skeleton width={240} />
      <span className={cx(table.wide, styles.optional)}>
        <Skeleton width={110} />
      </span>
      <span className={table.wide}>
        <Skeleton width={16} end />
      </span>
      <span className={table.wide}>
        <Skeleton width={84} />
      </span>
      <Skeleton width={44} end />
      <span className={cx(table.wide, styles.used)}>
        <Skeleton width={40} end />
      </span>
      <span className={cx(table.wide, styles.used)}>
        <Skeleton width={48} end />
      </span>
      <span className={cx(table.wide, styles.optional)}>
        <Skeleton width={56} end />
      </span>
      <span className={table.wide}>
        <Skeleton width={56} end />
      </span>
    </>
  );
}
