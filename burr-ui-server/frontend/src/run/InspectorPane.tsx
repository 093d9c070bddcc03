import { Inspector, INSPECTOR_TABS } from "../inspector/Inspector";
import { Note } from "../ui/Note";
import { LongWait, Skeleton } from "../ui/Skeleton";
import type { Run } from "./useRun";
import { useStepHref } from "./useStepHref";
import styles from "./InspectorPane.module.css";

interface InspectorPaneProps {
  readonly project: string;
  readonly app: string;
  readonly run: Run;
}

/** What the selected step did. */
export function InspectorPane({ project, app, run }: InspectorPaneProps) {
  const { list, selected, view, change, steps } = run;
  const hrefOfStep = useStepHref(project, app, view);
  if (run.missing) return <Missing run={run} />;
  if (selected === null) {
    if (steps.error !== null) return null;
    return run.complete ? (
      <p className={styles.hint}>What a step reads, changes and returns shows here.</p>
    ) : (
      <Waiting />
    );
  }
  const tab = INSPECTOR_TABS.find((each) => each === view.tab) ?? "data";
  return (
    <Inspector
      project={project}
      app={app}
      step={selected}
      steps={list.steps}
      graph={run.detail.data?.graph ?? null}
      tab={tab}
      onTab={(next) => change({ tab: next === "data" ? null : next })}
      state={view.state}
      onState={(state) => change({ state })}
      view={view.view}
      onView={(next) => change({ view: next })}
      from={view.from}
      onFrom={(from) => change({ from })}
      span={view.span}
      onSpan={(span) => change({ span })}
      annotations={run.annotated.get(selected.sequenceId) ?? 0}
      field={view.field}
      onField={(field) => change({ field })}
      hrefOfStep={hrefOfStep}
    />
  );
}

function Missing({ run }: { run: Run }) {
  const { view, list, select } = run;
  const last = list.steps.at(-1);
  return (
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
  );
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      <Skeleton width="44%" />
      <Skeleton width="68%" />
      <Skeleton width="56%" />
      <LongWait what="the steps of this run" />
    </div>
  );
}
