import type { AriaRole } from "react";
import type { StepSummary } from "../api/types";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import styles from "./StateDelta.module.css";

const DELTAS = [
  { kind: "added", sign: "+" },
  { kind: "changed", sign: "~" },
  { kind: "removed", sign: "−" },
] as const;

interface StateDeltaProps {
  readonly step: StepSummary;
  /** A role that may have a label. */
  readonly role?: AriaRole;
  readonly className?: string | undefined;
}

/** How many keys of the state a step added, changed and removed; a triangle tells of a change that it did not declare. */
export function StateDelta({ step, role, className }: StateDeltaProps) {
  const parts = DELTAS.filter(({ kind }) => step[kind].length > 0);
  const told = parts.map(({ kind }) => `${step[kind].length} ${kind}`).join(", ");
  const tip = parts.map(({ kind, sign }) => `${sign} ${step[kind].slice(0, 12).join(", ")}`).join("   ");
  const labelled = role !== undefined && step.undeclared.length === 0 && told !== "";
  return (
    <span
      role={role}
      className={cx(styles.delta, className)}
      data-tip={tip === "" ? undefined : tip}
      aria-label={labelled ? told : undefined}
    >
      {step.undeclared.length > 0 && (
        <Icon
          name="halt"
          size="xs"
          className={styles.undeclared}
          label={`Changed without being declared: ${step.undeclared.join(", ")}`}
        />
      )}
      {parts.map(({ kind, sign }) => (
        <span key={kind} aria-hidden="true" className={styles[kind]}>
          {`${sign}${step[kind].length}`}
        </span>
      ))}
      {!labelled && told !== "" && <span className="vh">{told}</span>}
    </span>
  );
}
