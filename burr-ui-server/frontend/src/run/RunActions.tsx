import { useEffect, useRef, useState } from "react";
import { leaveRun } from "../api/leaving";
import type { ApplicationSummary, StepSummary } from "../api/types";
import { exportAddress } from "../applications/exportAddress";
import { CompareButton } from "../compare/CompareButton";
import { projectHref } from "../routing/paths";
import { navigate } from "../routing/router";
import { embedded } from "../shell/embed";
import { ConfirmDialog, FirstIds } from "../trash/ConfirmDialog";
import { tellDeleted } from "../trash/justDeleted";
import { useTrashActions } from "../trash/useTrash";
import { Button, buttonLook, IconButton } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/Icon";
import { lazyPart } from "../ui/LazyPart";
import styles from "./RunActions.module.css";

const ForkDialog = lazyPart("fork dialog", () => import("../inspector/reproduce/ForkDialog"));

interface RunActionsProps {
  readonly project: string;
  readonly run: ApplicationSummary;
  /** The step to fork from; null while there is none. */
  readonly step: StepSummary | null;
}

/** What can be done with a run as a whole. */
export function RunActions({ project, run, step }: RunActionsProps) {
  const [asking, setAsking] = useState<"fork" | "delete" | null>(null);
  const trash = useTrashActions(project);
  const close = () => setAsking(null);
  const { appId } = run;
  const stay = useRef<() => void>(() => undefined);
  useEffect(() => () => stay.current(), []);
  const remove = async () => {
    stay.current = leaveRun(project, appId);
    try {
      const report = await trash.remove([appId]);
      const refusal = report.refused[0];
      if (refusal !== undefined) throw new Error(refusal.reason);
      tellDeleted(project, report);
      navigate(projectHref(project));
    } catch (error) {
      stay.current();
      throw error;
    }
  };
  const href = exportAddress(project, [appId]);
  return (
    <span className={styles.group}>
      {step !== null && (
        <Button
          aria-label="Fork"
          data-tip={`Go on from #${step.sequenceId} in a new run`}
          onClick={() => setAsking("fork")}
        >
          <Icon name="fork" size="sm" />
          <span className={styles.word}>Fork</span>
        </Button>
      )}
      <CompareButton project={project} run={run} />
      {href !== null && (
        <a className={buttonLook} href={href} download aria-label="Export" data-tip="Download this run as a zip">
          <Icon name="export" size="sm" />
          <span className={styles.word}>Export</span>
        </a>
      )}
      {!embedded && (
        <IconButton label="Delete this run" onClick={() => setAsking("delete")}>
          <Icon name="trash" size="sm" />
        </IconButton>
      )}
      {asking === "fork" && step !== null && (
        <ForkDialog
          {...{ project, step }}
          app={appId}
          onClose={close}
          waiting={null}
          around={(panel) => (
            <Dialog title="Fork" onClose={close}>
              {panel}
            </Dialog>
          )}
        />
      )}
      {asking === "delete" && (
        <ConfirmDialog title="Delete this run?" word="Delete" onConfirm={remove} onClose={close}>
          <FirstIds ids={[appId]} />
          <p>It goes to the trash with its annotations, and can be restored from there until it is emptied.</p>
        </ConfirmDialog>
      )}
    </span>
  );
}
