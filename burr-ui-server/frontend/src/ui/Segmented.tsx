import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./Segmented.module.css";

export interface Segment<V extends string> {
  value: V;
  label: ReactNode;
  tip?: string;
}

interface SegmentedProps<V extends string> {
  /** What is chosen here, for assistive technology. */
  label: string;
  value: V;
  segments: readonly Segment<V>[];
  onChange: (value: V) => void;
  small?: boolean;
  className?: string;
}

/** A choice among a few, all in sight. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const { label, value, segments, onChange, small = false, className } = props;
  return (
    <div role="group" aria-label={label} className={cx(styles.group, small && styles.small, className)}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          data-tip={segment.tip}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
        </button>
      ))}
    </div>
  );
}
