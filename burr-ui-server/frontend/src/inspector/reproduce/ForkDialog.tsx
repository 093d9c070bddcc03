import { useEffect, useRef } from "react";
import type { StepSummary } from "../../api/types";
import { IconButton } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Icon } from "../../ui/Icon";
import { LongWait, Skeleton } from "../../ui/Skeleton";
import styles from "./ForkDialog.module.css";
import { GoingOn } from "./GoingOn";
import { useReproduction } from "./useReproduction";

interface ForkDialogProps {
  readonly project: string;
  readonly app: string;
  readonly step: StepSummary;
  readonly onClose: () => void;
}

/** How to go on from a step in a new run, as source to copy; opened and closed by its owner. */
export default function ForkDialog({ project, app, step, onClose }: ForkDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { data, error, refetch } = useReproduction(project, app, step.sequenceId);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    // A click on the backdrop arrives at the dialog itself; Esc closes it for the keyboard.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="fork-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.content}>
        <div className={styles.head}>
          <h2 id="fork-title">
            Fork at #{step.sequenceId} {step.action}
          </h2>
          <IconButton label="Close" onClick={onClose}>
            <Icon name="x" />
          </IconButton>
        </div>
        {data !== undefined ? (
          <GoingOn title="In your project" step={step} app={app} forks={data.forks} />
        ) : error === null ? (
          <>
            <Skeleton width="48%" />
            <LongWait what="how to fork this run" />
          </>
        ) : (
          <ErrorPanel what="How to fork this run could not be read" error={error} onRetry={() => void refetch()} />
        )}
      </div>
    </dialog>
  );
}
