import type { StepSummary } from "../api/types";
import { Icon } from "../ui/Icon";
import styles from "./StepPager.module.css";

interface StepPagerProps {
  readonly previous: StepSummary | null;
  readonly next: StepSummary | null;
  readonly onSelect: (step: StepSummary) => void;
}

/** At the foot of a step on a phone: the steps before and after it. */
export function StepPager({ previous, next, onSelect }: StepPagerProps) {
  if (previous === null && next === null) return null;
  return (
    <nav className={styles.pager} aria-label="Neighbour steps">
      {previous === null ? (
        <span />
      ) : (
        <button type="button" onClick={() => onSelect(previous)}>
          <Icon name="up" label="Previous step" />
          <span className={styles.text}>{name(previous)}</span>
        </button>
      )}
      {next === null ? (
        <span />
      ) : (
        <button type="button" className={styles.next} onClick={() => onSelect(next)}>
          <span className={styles.text}>{name(next)}</span>
          <Icon name="down" label="Next step" />
        </button>
      )}
    </nav>
  );
}

function name(step: StepSummary): string {
  return `#${step.sequenceId} ${step.action}`;
}
