import { useCallback, useMemo, useState, type RefObject } from "react";
import { ApiProblem } from "../api/client";
import type { ApplicationDetail, StepSummary } from "../api/types";
import { plural } from "../format";
import { useKeys } from "../keyboard/useKeys";
import { basePath, runHref } from "../routing/paths";
import { Button } from "../ui/Button";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Icon } from "../ui/Icon";
import { Note } from "../ui/Note";
import { LongWait, Skeleton } from "../ui/Skeleton";
import { rowsOf, tracedIn } from "./rows";
import { writeRunView } from "./runUrl";
import { isCut } from "./stepList";
import { StepGrid } from "./StepGrid";
import { EmptyStepsHead, StepsHead } from "./StepsHead";
import { useInside } from "./useInside";
import type { Run } from "./useRun";
import styles from "./StepsPane.module.css";

interface StepsPaneProps {
  readonly project: string;
  readonly app: string;
  readonly run: Run;
  readonly narrow: boolean;
  readonly filterRef: RefObject<HTMLInputElement | null>;
}

/** The list of steps with its filters. */
export function StepsPane({ project, app, run, narrow, filterRef }: StepsPaneProps) {
  const { view, change, list, slow, llm, visible, filtered, tail, complete } = run;
  const { toggled, toggle, toggleAll } = useToggled(run.detail.data?.children, list.steps);
  const { inside, needTrace, toggleChild, moreOfChild } = useInside(project, app, list.steps);
  const rows = useMemo(
    () =>
      rowsOf({
        steps: visible,
        filtered,
        gaps: run.timeline.gaps,
        detail: run.detail.data ?? null,
        toggled,
        inside,
        cutFrom: isCut(list) ? list.total : null,
        complete,
      }),
    [visible, filtered, run.timeline.gaps, run.detail.data, toggled, inside, list, complete],
  );
  // A text, so that rows are drawn again only when it really changed.
  const place = basePath() + runHref(project, app, writeRunView({ ...view, step: null, live: true, pane: "step" }));
  const hrefOf = useCallback((step: StepSummary) => `${place}&step=${step.sequenceId}`, [place]);
  const spans = runHref(
    project,
    app,
    writeRunView({ ...view, step: null, span: null, tab: "spans", live: true, pane: "step" }),
  );
  const hrefOfSpan = useCallback(
    (step: StepSummary, span: string | null) =>
      `${spans}&step=${step.sequenceId}${span === null ? "" : `&span=${encodeURIComponent(span)}`}`,
    [spans],
  );
  const counts = useMemo(
    () => ({
      all: list.total,
      failed: list.steps.reduce((count, step) => count + (step.status === "failed" ? 1 : 0), 0),
      slow: slow.size,
      llm: list.steps.reduce((count, step) => count + (llm.has(step.sequenceId) ? 1 : 0), 0),
    }),
    [list, slow, llm],
  );
  useKeys({
    "]": () => toggleAll(true),
    "[": () => toggleAll(false),
  });
  const isEmpty = complete && list.total === 0;
  return (
    <>
      {isEmpty ? (
        <EmptyStepsHead />
      ) : (
        <StepsHead
          query={view.query}
          facet={view.facet}
          counts={run.steps.data === undefined ? null : counts}
          trueTime={view.trueTime}
          expandable={rows.some((row) => row.kind === "step" && row.open !== null)}
          narrow={narrow}
          inputRef={filterRef}
          onQuery={(query) => change({ query })}
          onFacet={(facet) => change({ facet: facet === view.facet ? "all" : facet })}
          onTrueTime={(trueTime) => change({ trueTime })}
          onToggleAll={toggleAll}
          onNextFailure={() => run.move("anyFailure")}
        />
      )}
      <StepsState run={run} />
      {!run.unfolding && visible.length > 0 && (
        <StepGrid
          project={project}
          rows={rows}
          timeline={run.timeline}
          annotated={run.annotated}
          selected={run.selected?.index ?? null}
          following={tail.following}
          jumps={tail.jumps}
          nowMicros={run.nowMicros}
          hrefOf={hrefOf}
          onScrolled={(atEnd) => tail.scrolled(atEnd, run.selected?.index === list.steps.length - 1)}
          onOpen={(step) => run.open(step, narrow)}
          onMove={run.move}
          onToggle={toggle}
          hrefOfSpan={hrefOfSpan}
          onNeedTrace={needTrace}
          onToggleChild={toggleChild}
          onMoreOfChild={moreOfChild}
          onSelect={run.select}
        />
      )}
      <PartialError run={run} />
      {tail.unseen > 0 && !tail.following && (
        <div className={styles.pillPlace}>
          <button type="button" className={styles.pill} onClick={run.jumpToNewest}>
            <Icon name="down" size="xs" />
            {plural(tail.unseen, "new step")}
          </button>
        </div>
      )}
    </>
  );
}

/** What stands in the place of the list. */
function StepsState({ run }: { run: Run }) {
  const { steps, list, visible, change } = run;
  if (list.steps.length === 0 && steps.error !== null) {
    return (
      <div className={styles.state}>
        <ErrorPanel what="The steps could not be read" error={steps.error} onRetry={() => void steps.refetch()} />
      </div>
    );
  }
  if (steps.data === undefined || run.unfolding) return <SkeletonRows />;
  if (list.steps.length === 0) {
    return (
      <div className={styles.state}>
        <h3>No step has run yet</h3>
        <p>The application was built, but none of its actions was run. Its first step shows here by itself.</p>
      </div>
    );
  }
  if (visible.length === 0) {
    return (
      <div className={styles.state}>
        <h3>No step matches</h3>
        <p>None of {plural(list.steps.length, "step")} is left by the filter.</p>
        <Button onClick={() => change({ query: "", facet: "all" })}>Clear the filter</Button>
      </div>
    );
  }
  return null;
}

/** Below the list, so that no row moves: what is there is not all, or not the newest. */
function PartialError({ run }: { run: Run }) {
  const { steps, list, complete } = run;
  const { error } = steps;
  if (error === null || list.steps.length === 0) return null;
  // That the server is gone is told by the run bar; the page goes on by itself.
  if (complete && error instanceof ApiProblem && error.unreachable) return null;
  return (
    <Note tone="halt" className={styles.partial} action={<Button onClick={() => void steps.refetch()}>Retry</Button>}>
      {complete ? "The newest steps could not be read. " : "The rest of the steps could not be read. "}
      {error.message}
    </Note>
  );
}

const NAME_WIDTHS = [76, 112, 98, 128, 84, 110, 92, 120];

function SkeletonRows() {
  return (
    <div className={styles.skeleton}>
      <div aria-hidden="true">
        {NAME_WIDTHS.map((width, row) => (
          <div key={row} className={styles.skeletonRow}>
            <Skeleton width={14} />
            <Skeleton width={width} />
            <Skeleton width={40} end />
            <Skeleton width={`${20 + ((row * 37) % 60)}%`} />
          </div>
        ))}
      </div>
      <LongWait what="the steps of this run" />
    </div>
  );
}

/** What the reader has opened and closed below the steps. */
function useToggled(children: ApplicationDetail["children"] | undefined, steps: readonly StepSummary[]) {
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
  return {
    toggled,
    toggle: (sequenceId: number, open: boolean) => setToggled((before) => new Map(before).set(sequenceId, open)),
    toggleAll: (open: boolean) => {
      const started = (children ?? []).flatMap(({ sequenceId }) => (sequenceId === null ? [] : [sequenceId]));
      const traced = steps.filter((step) => tracedIn(step) > 0).map(({ sequenceId }) => sequenceId);
      setToggled(new Map([...started, ...traced].map((id) => [id, open])));
    },
  };
}
