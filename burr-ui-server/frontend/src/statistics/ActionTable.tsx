import type { ActionFigures } from "../api/types";
import { formatCount, formatMicros } from "../format";
import { runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { failedText, sortedActions, type ActionColumn } from "./actions";
import styles from "./Statistics.module.css";

const COLUMNS: readonly { readonly column: ActionColumn; readonly text: string; readonly tip?: string }[] = [
  { column: "action", text: "Action" },
  { column: "steps", text: "Steps" },
  { column: "failed", text: "Failed" },
  { column: "p50", text: "Median", tip: "Half of them took no longer" },
  { column: "p95", text: "95 %", tip: "95 of 100 took no longer" },
  { column: "longest", text: "Longest" },
  { column: "total", text: "Total" },
];

interface ActionTableProps {
  readonly project: string;
  readonly actions: readonly ActionFigures[];
  readonly sort: ActionColumn;
  readonly onSort: (column: ActionColumn) => void;
}

/** How each action did. */
export function ActionTable({ project, actions, sort, onSort }: ActionTableProps) {
  const total = actions.reduce((sum, { totalMicros }) => sum + totalMicros, 0);
  return (
    // A region that scrolls sideways must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Actions">
      <table className={cx(styles.table, styles.actions)}>
        <thead>
          <tr>
            {COLUMNS.map(({ column, text, tip }) => (
              <th key={column} scope="col" aria-sort={sort !== column ? undefined : order(column)} data-tip={tip}>
                <button type="button" className={cx(sort === column && styles.sorted)} onClick={() => onSort(column)}>
                  {text}
                  {sort === column && <Icon name="down" size="xs" />}
                </button>
              </th>
            ))}
            <th scope="col" className={styles.share}>
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {sortedActions(actions, sort).map((action) => (
            <tr key={action.action}>
              <th scope="row">{action.action}</th>
              <td>{formatCount(action.steps)}</td>
              <td className={cx(action.failed > 0 && styles.failed)}>{failedText(action)}</td>
              <td>{formatMicros(action.p50Micros)}</td>
              <td>{formatMicros(action.p95Micros)}</td>
              <td>
                <Link
                  className={styles.link}
                  to={runHref(project, action.longestApp, { step: action.longestId })}
                  data-tip={`#${action.longestId} of ${action.longestApp}`}
                >
                  {formatMicros(action.longestMicros)}
                </Link>
              </td>
              <td>{formatMicros(action.totalMicros)}</td>
              <td className={styles.share}>
                <Meter part={action.totalMicros} whole={total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function order(column: ActionColumn): "ascending" | "descending" {
  return column === "action" ? "ascending" : "descending";
}

function Meter({ part, whole }: { part: number; whole: number }) {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return (
    <>
      <span className="vh">{Math.round(percent)} %</span>
      <span className={styles.meter} aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
    </>
  );
}
