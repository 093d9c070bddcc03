import type { ReactNode } from "react";
import { ApiProblem } from "../api/client";
import { Button } from "./Button";
import { Icon } from "./Icon";
import styles from "./ErrorPanel.module.css";

interface ErrorPanelProps {
  /** What could not be shown: "The projects could not be read". */
  what: string;
  error: Error;
  onRetry?: () => void;
  /** Another way out. */
  children?: ReactNode;
}

/** Stands in the place of what could not be loaded. */
export function ErrorPanel({ what, error, onRetry, children }: ErrorPanelProps) {
  const title = error instanceof ApiProblem ? error.title : error.message;
  const detail = error instanceof ApiProblem ? error.detail : "";
  return (
    <div role="alert" className={styles.panel}>
      <Icon name="fail" />
      <div className={styles.text}>
        <h2>{what}</h2>
        <p className={styles.title}>{title}</p>
        {detail !== "" && <p>{detail}</p>}
        {onRetry !== undefined && (
          <Button onClick={onRetry}>
            <Icon name="retry" size="sm" />
            Retry
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
