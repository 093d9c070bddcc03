import { useNeighbours } from "../api/queries";
import { requestFocus } from "../inspector/annotations/focusRequest";
import { INSPECTOR_TABS } from "../inspector/Inspector";
import { useKeys } from "../keyboard/useKeys";
import { runHref } from "../routing/paths";
import { navigate } from "../routing/router";
import { runKeyMap } from "./runKeys";
import type { Panes } from "./usePanes";
import type { Run } from "./useRun";

interface RunKeysInput {
  readonly project: string;
  readonly app: string;
  readonly run: Run;
  /** Null where there is room for one pane only. */
  readonly panes: Panes | null;
  readonly focusFilter: () => void;
  readonly fitGraph: () => void;
}

/** Puts the keys of the page to work. */
export function useRunKeys({ project, app, run, panes, focusFilter, fitGraph }: RunKeysInput): void {
  const { view, change, move } = run;
  const neighbours = useNeighbours(project, app);
  const goTo = (app: string | null) => {
    if (app !== null) navigate(runHref(project, app));
  };
  /** What only the pane of the step shows brings it back. */
  const inStep = (part: Parameters<typeof change>[0]) => {
    panes?.putAway("inspector", false);
    change(part);
  };
  useKeys({
    ...runKeyMap({
      next: () => move("next"),
      previous: () => move("previous"),
      nextFailure: () => move("nextFailure"),
      previousFailure: () => move("previousFailure"),
      filter: () => {
        change({ pane: "steps", graphLarge: false });
        panes?.putAway("list", false);
        // The field may only now come into sight.
        requestAnimationFrame(focusFilter);
      },
      tab: (key) => {
        const tab = INSPECTOR_TABS[Number(key) - 1];
        if (tab !== undefined) inStep({ tab: tab === "data" ? null : tab });
      },
      diff: () => inStep({ tab: view.tab === "diff" ? null : "diff" }),
      beforeAfter: () => inStep({ tab: null, state: view.state === "before" ? "after" : "before" }),
      annotate: () => {
        if (run.selected === null) return;
        inStep({ tab: "annotations" });
        requestFocus();
      },
      stepPane: () => panes?.putAway("inspector", !panes.isAway("inspector")),
      graphPane: () => panes?.putAway("graph", !panes.isAway("graph")),
      graphLarge: () => change({ graphLarge: !view.graphLarge }),
      fit: fitGraph,
      newerRun: () => goTo(neighbours.newer),
      olderRun: () => goTo(neighbours.older),
    }),
    Escape: () => {
      if (!view.graphLarge) return false;
      change({ graphLarge: false });
      return true;
    },
  });
}
