import type { ActivityDay } from "../api/types";
import { formatCount } from "../format";
import { cx } from "../ui/cx";
import styles from "./ActivityBars.module.css";

const HEIGHT = 22;
const BAR = 15;
const STEP = 20;

/** Steps a day, with the share of the failed ones in red; the last bar is today. */
export function ActivityBars({ days }: { days: ActivityDay[] }) {
  const most = Math.max(1, ...days.map((day) => day.steps));
  const steps = days.reduce((sum, day) => sum + day.steps, 0);
  const failed = days.reduce((sum, day) => sum + day.failed, 0);
  const label = `Steps per day, last ${days.length} days: ${formatCount(steps)} in all, ${formatCount(failed)} failed`;
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${days.length * STEP - (STEP - BAR)} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {days.map((day, index) => (
        <Bar key={day.day} day={day} x={index * STEP} most={most} today={index === days.length - 1} />
      ))}
    </svg>
  );
}

function Bar({ day, x, most, today }: { day: ActivityDay; x: number; most: number; today: boolean }) {
  const height = day.steps === 0 ? 2 : Math.max(2, Math.round((day.steps / most) * (HEIGHT - 2)));
  const red = day.failed === 0 ? 0 : Math.max(2, Math.round((day.failed / Math.max(1, day.steps)) * height));
  const look = day.steps === 0 ? styles.none : cx(styles.steps, today && styles.today);
  return (
    <>
      <rect className={look} x={x} y={HEIGHT - height} width={BAR} height={height} rx="1" />
      {red > 0 && <rect className={styles.failed} x={x} y={HEIGHT - red} width={BAR} height={red} rx="1" />}
    </>
  );
}
