import { formatCount } from "../format";
import { dayText, groupText, type DayGroup } from "./days";
import styles from "./DayChart.module.css";

const HEIGHT = 100;
const STEP = 10;
const BAR = 7.5;

interface DayChartProps {
  readonly title: string;
  /** "steps". */
  readonly what: string;
  readonly groups: readonly DayGroup[];
  readonly valueOf: (group: DayGroup) => number;
  /** A part of the value, drawn in red. */
  readonly failedOf?: (group: DayGroup) => number;
}

function tipOf(group: DayGroup, value: number, failed: number, what: string): string {
  const red = failed === 0 ? "" : `, ${formatCount(failed)} failed`;
  return `${groupText(group)}: ${value === 0 ? "no" : formatCount(value)} ${what}${red}`;
}

/** Bars over days. The same as a table for whoever can't see them, or wants the numbers. */
export function DayChart({ title, what, groups, valueOf, failedOf }: DayChartProps) {
  const most = Math.max(1, ...groups.map(valueOf));
  const sum = groups.reduce((all, group) => all + valueOf(group), 0);
  const first = groups[0];
  const last = groups.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <figure className={styles.chart}>
      <figcaption>
        {title}
        <span>{formatCount(most)} at most</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${groups.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}: ${formatCount(sum)} ${what} from ${dayText(first.first)} to ${dayText(last.last)}`}
      >
        {groups.map((group, index) => {
          const value = valueOf(group);
          const height = value === 0 ? 1 : Math.max(2, (value / most) * HEIGHT);
          const failed = failedOf?.(group) ?? 0;
          const red = failed === 0 ? 0 : Math.max(2, (failed / Math.max(1, value)) * height);
          return (
            <g key={group.first} data-tip={tipOf(group, value, failed, what)}>
              {/* Low bars are found as easily as high ones. */}
              <rect className={styles.column} x={index * STEP} y={0} width={STEP} height={HEIGHT} />
              <rect
                className={value === 0 ? styles.none : styles.bar}
                x={index * STEP}
                y={HEIGHT - height}
                width={BAR}
                height={height}
              />
              {red > 0 && <rect className={styles.failed} x={index * STEP} y={HEIGHT - red} width={BAR} height={red} />}
            </g>
          );
        })}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        <span>{dayText(first.first)}</span>
        {last !== first && <span>{dayText(last.last)}</span>}
      </div>
      <details>
        <summary>As a table</summary>
        {/* A region that scrolls must be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">{what}</th>
                {failedOf !== undefined && <th scope="col">failed</th>}
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <tr key={group.first}>
                  <th scope="row">{groupText(group)}</th>
                  <td>{formatCount(valueOf(group))}</td>
                  {failedOf !== undefined && <td>{formatCount(failedOf(group))}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
