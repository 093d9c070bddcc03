import type { StepStatus } from "../api/types";
import { cx } from "../ui/cx";
import { TONE_WORDS, toneOf } from "./tone";
import styles from "./StateMachineGraph.module.css";

/** What the lines mean. Decoration for the eye: nodes say in words how often they were visited. */
export function Legend({ selected }: { selected: StepStatus | null }) {
  const tone = selected === null ? "selected" : toneOf(selected);
  return (
    <div className={styles.legend} aria-hidden="true">
      <span>
        <Sample className={styles.edge} />
        taken
      </span>
      <span className={styles.optional}>
        <Sample className={cx(styles.edge, styles.off)} />
        not taken
      </span>
      <span>
        <Sample className={cx(styles.edge, styles[tone])} />
        into the {TONE_WORDS[tone]} step
      </span>
      <span className={styles.roomy}>
        <svg viewBox="0 0 20 8">
          <rect className={styles.share} y="3" width="20" height="2" rx="1" />
        </svg>
        share of run time
      </span>
    </div>
  );
}

function Sample({ className }: { className: string | undefined }) {
  return (
    <svg viewBox="0 0 20 8">
      <path className={className} d="M0 4H20" />
    </svg>
  );
}
