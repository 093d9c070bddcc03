import type { Reproduction, StepSummary } from "../../api/types";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Note } from "../../ui/Note";
import { LongWait, Skeleton } from "../../ui/Skeleton";
import { GoingOn } from "./GoingOn";
import { Part } from "./Part";
import styles from "./ReproduceTab.module.css";
import { Snippet } from "./Snippet";
import { useReproduction } from "./useReproduction";

interface ReproduceTabProps {
  readonly project: string;
  readonly app: string;
  readonly step: StepSummary;
}

/** What takes the step home: a test case of it, a test, a run that goes on from it. All of it works as it stands. */
export default function ReproduceTab({ project, app, step }: ReproduceTabProps) {
  const { sequenceId } = step;
  const { data, error, refetch } = useReproduction(project, app, sequenceId);
  if (data === undefined) {
    return (
      <div className={styles.tab}>
        {error === null ? (
          <>
            <Skeleton width="48%" />
            <LongWait what={`how to do step ${sequenceId} again`} />
          </>
        ) : (
          <ErrorPanel
            what={`How to do step ${sequenceId} again could not be read`}
            error={error}
            onRetry={() => void refetch()}
          />
        )}
      </div>
    );
  }
  return (
    <div className={styles.tab}>
      {data.problem === null ? <AsTest step={step} reproduction={data} /> : <Note>{data.problem}</Note>}
      <GoingOn title="In a debugger" step={step} app={app} forks={data.forks} />
    </div>
  );
}

function AsTest({ step, reproduction }: { readonly step: StepSummary; readonly reproduction: Reproduction }) {
  const { command, pythonCommand, pythonProblem, testFile, test } = reproduction;
  return (
    <>
      <Part
        title="Make a test case"
        text={`Takes the state before #${step.sequenceId}, its inputs and what it left into a file of test cases.`}
      >
        {command !== null && <Snippet name="Shell, in your project" code={command} language="shell" />}
        {pythonCommand !== null && (
          <Snippet name="The same with Apache Burr, in Python" code={pythonCommand} language="shell" />
        )}
        {pythonProblem !== null && <p className={styles.hint}>{pythonProblem}</p>}
        {pythonCommand !== null && (
          <p className={styles.hint}>
            A run that was recorded as changes (<code>burr.tracking.state: delta</code>) is opened by Apache Burr after{" "}
            <code>./burr convert</code>.
          </p>
        )}
      </Part>
      {test !== null && (
        <Part title="As a JUnit test" text="Runs your action on the cases of the file, and compares what it leaves.">
          <Snippet name={testFile} code={test} language="java" />
        </Part>
      )}
    </>
  );
}
