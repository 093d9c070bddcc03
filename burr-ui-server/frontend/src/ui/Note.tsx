import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./Icon";
import styles from "./Note.module.css";

interface NoteProps {
  tone?: "neutral" | "halt";
  children: ReactNode;
  /** A link or button at the end. */
  action?: ReactNode;
  className?: string | undefined;
}

/** One sentence about what stands below. */
export function Note({ tone = "neutral", children, action, className }: NoteProps) {
  return (
    <div className={cx(styles.note, tone === "halt" && styles.halt, className)}>
      <Icon name={tone === "halt" ? "halt" : "info"} />
      <span className={styles.text}>{children}</span>
      {action !== undefined && <span className={styles.action}>{action}</span>}
    </div>
  );
}
