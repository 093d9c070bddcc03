import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { getJson } from "../../api/client";
import { keys } from "../../api/queries";
import type { Fork, Reproduction, StepSummary } from "../../api/types";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Note } from "../../ui/Note";
import { Segmented } from "../../ui/Segmented";
import { LongWait, Skeleton } from "../../ui/Skeleton";
import styles from "./ReproduceTab.module.css";
import { Snippet } from "./Snippet";

interface ReproduceTabProps {
  readonly project: string;
  readonly app: string;
  readonly step: StepSummary;
}

/** What takes the step home: a test case of it, a test, a run that goes on from it. All of it works as it stands. */
export default function ReproduceTab({ project, app, step }: ReproduceTabProps) {
  const { sequenceId } = step;
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.application(project, app), "reproduce", sequenceId],
    queryFn: ({ signal }) => getJson<Reproduction>("step/reproduce", { project, app, sequenceId }, signal),
  });
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
      <InDebugger step={step} app={app} forks={data.forks} />
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

interface InDebuggerProps {
  readonly step: StepSummary;
  readonly app: string;
  readonly forks: readonly Fork[];
}

function InDebugger({ step, app, forks }: InDebuggerProps) {
  const [wantsAgain, setWantsAgain] = useState(true);
  const again = forks.find((fork) => fork.again);
  const after = forks.find((fork) => !fork.again);
  const fork = (wantsAgain ? again : after) ?? again ?? after;
  if (fork === undefined) {
    return (
      <Part
        title="In a debugger"
        text={`Nothing is recorded before #${step.sequenceId} that a new run could go on from. Build the application as it was built then, and run it.`}
      />
    );
  }
  const parent = fork.app === app ? "" : ` of ${fork.app}`;
  return (
    <Part
      title="In a debugger"
      text={
        fork.again
          ? `Goes on from the state after #${fork.sequenceId}${parent}, in a new run, and so runs #${step.sequenceId} again.`
          : `Goes on from the state after #${fork.sequenceId}, in a new run.`
      }
    >
      {again !== undefined && after !== undefined && (
        <div className={styles.choice}>
          <Segmented
            label="Where to begin"
            value={fork.again ? "again" : "after"}
            segments={[
              { value: "again", label: `Run #${step.sequenceId} again` },
              { value: "after", label: `Go on after #${step.sequenceId}` },
            ]}
            onChange={(value) => setWantsAgain(value === "again")}
          />
        </div>
      )}
      <Snippet name="Java" code={fork.java} language="java" />
      <Snippet name="Python" code={fork.python} language="python" />
    </Part>
  );
}

function Part({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </section>
  );
}
