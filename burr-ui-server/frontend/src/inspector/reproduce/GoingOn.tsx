import { useState } from "react";
import type { Fork, StepSummary } from "../../api/types";
import { Segmented } from "../../ui/Segmented";
import { Part } from "./Part";
import styles from "./ReproduceTab.module.css";
import { Snippet } from "./Snippet";

interface GoingOnProps {
  readonly title: string;
  readonly step: StepSummary;
  readonly app: string;
  readonly forks: readonly Fork[];
}

/** Source of a run that goes on from before a step or from after it. */
export function GoingOn({ title, step, app, forks }: GoingOnProps) {
  const [wantsAgain, setWantsAgain] = useState(true);
  const again = forks.find((fork) => fork.again);
  const after = forks.find((fork) => !fork.again);
  const fork = (wantsAgain ? again : after) ?? again ?? after;
  if (fork === undefined) {
    return (
      <Part
        title={title}
        text={`Nothing is recorded before #${step.sequenceId} that a new run could go on from. Build the application as it was built then, and run it.`}
      />
    );
  }
  const parent = fork.app === app ? "" : ` of ${fork.app}`;
  return (
    <Part
      title={title}
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
