import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useAnnotatedSteps } from "../annotations/useAnnotations";
import { useStreamStatus } from "../api/ChangesProvider";
import { useApplication } from "../api/queries";
import type { StepSummary } from "../api/types";
import { filterSteps } from "./filter";
import { moved, stepOf, type Move } from "./selection";
import { slowSteps } from "./slow";
import { isCut, NO_STEPS } from "./stepList";
import { layOutTimeline } from "./timeline";
import { useModelSteps } from "./useModelSteps";
import { useRunSteps } from "./useRunSteps";
import { useTail } from "./useTail";
import { useRunView } from "./useRunView";

/** Everything the page of one run shows, and what can be done to it. */
export function useRun(project: string, app: string) {
  const detail = useApplication(project, app);
  const steps = useRunSteps(project, app);
  const [view, change] = useRunView();
  const { paused } = useStreamStatus();

  const list = steps.data ?? NO_STEPS;
  const complete = steps.data !== undefined && (list.steps.length >= list.total || isCut(list));
  // All of its steps may be here before it is known what hangs below them, which would then push rows down.
  const unfolding = complete && detail.isPending;
  const slow = useMemo(() => slowSteps(list.steps), [list.steps]);
  const llm = useModelSteps(project, app, detail.data?.summary ?? null);
  const query = useDeferredValue(view.query);
  const visible = useMemo(
    () => filterSteps(list.steps, { query, facet: view.facet }, { slow, llm }),
    [list.steps, query, view.facet, slow, llm],
  );
  const filtered = visible !== list.steps;
  // Who writes about a step stays with it.
  const still = filtered || view.tab === "annotations";
  const tail = useTail({ steps: list.steps, settled: complete || steps.isError, filtered: still, named: view.step });
  const selected = stepOf(list.steps, tail.outrun ? tail.chosen : (view.step ?? tail.chosen));

  const annotated = useAnnotatedSteps(project, app);

  const { outrun } = tail;
  useEffect(() => {
    if (outrun) change({ step: null });
  }, [outrun, change]);

  const nowMicros = useNowWhile(list.steps.at(-1)?.status === "running" && !paused) * 1000;
  const timeline = useMemo(
    () => layOutTimeline(list.steps, { foldIdle: !view.trueTime, nowMicros }),
    [list.steps, view.trueTime, nowMicros],
  );

  const select = (step: StepSummary | null) => {
    if (step !== null) change({ step: step.sequenceId });
  };
  return {
    detail,
    steps,
    list,
    complete,
    /** Whether the list waits for what stands between its steps. Of a long run the first ones come before. */
    unfolding,
    view,
    change,
    slow,
    llm,
    visible,
    filtered,
    selected,
    /** The address names a step that the run does not have. */
    missing: complete && view.step !== null && selected === null,
    timeline,
    nowMicros,
    tail,
    /** How many annotations steps have, by sequence id. */
    annotated,
    select,
    /** Selects a step and, where there is room for one pane only, shows it. */
    open: (step: StepSummary, narrow: boolean) => {
      if (narrow) change({ step: step.sequenceId, pane: "step" }, { push: true });
      else select(step);
    },
    move: (move: Move) => select(moved(visible, selected, move)),
    jumpToNewest: () => {
      change({ step: null, query: "", facet: "all" });
      tail.jump();
    },
  };
}

export type Run = ReturnType<typeof useRun>;

/** The time, every second while something runs. */
function useNowWhile(active: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [active]);
  return now;
}
