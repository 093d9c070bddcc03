import type { StepSummary } from "../api/types";
import { formatClock, formatMicros } from "../format";
import { Note } from "../ui/Note";
import { StatusLabel } from "../ui/Status";
import { moved } from "./selection";
import { StepPager } from "./StepPager";
import type { Run } from "./useRun";
import { useRested } from "../ui/useRested";
import styles from "./InspectorPane.module.css";

const REST = 80;

interface InspectorPaneProps {
  readonly run: Run;
}

/** What the selected step did; waits until the selection rests, so that a held key costs nothing. */
export function InspectorPane({ run }: InspectorPaneProps) {
  const { list, complete, selected, view, visible, select } = run;
  const rested = useRested(selected?.index ?? null, REST);
  const step = selected === null || rested === null ? null : (list.steps[rested] ?? null);
  const last = list.steps.at(-1);
  return (
    <>
      <div className={styles.body}>
        {run.missing && (
          <Note
            tone="halt"
            className={styles.note}
            action={
              last !== undefined && (
                <button type="button" className={styles.link} onClick={() => select(last)}>
                  Go to the last one, #{last.sequenceId}
                </button>
              )
            }
          >
            Step {view.step} is not in this run
          </Note>
        )}
        {step !== null && <Summary step={step} />}
        {complete && last === undefined && (
          <p className={styles.hint}>What a step reads, changes and returns shows here.</p>
        )}
      </div>
      <StepPager
        previous={moved(visible, selected, "previous")}
        next={moved(visible, selected, "next")}
        onSelect={select}
      />
    </>
  );
}

function Summary({ step }: { step: StepSummary }) {
  return (
    <div className={styles.summary}>
      <h2>
        #{step.sequenceId} {step.action}
      </h2>
      <StatusLabel status={step.status} />
      <p>
        {step.durationMicros !== null && `${formatMicros(step.durationMicros)}, `}
        started {formatClock(step.start)}
      </p>
      {step.error !== null && <p>{step.error}</p>}
    </div>
  );
}
