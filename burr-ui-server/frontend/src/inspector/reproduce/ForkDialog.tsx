import type { StepSummary } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { ErrorPanel } from "../../ui/ErrorPanel";
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
  const { data, error, refetch } = useReproduction(project, app, step.sequenceId);
  return (
    <Dialog title={`Fork at #${step.sequenceId} ${step.action}`} className={styles.dialog} light onClose={onClose}>
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
    </Dialog>
  );
}
