import type { RefObject } from "react";
import { StateMachineGraph, type GraphHandle } from "../graph/StateMachineGraph";
import { useSize } from "../ui/useSize";
import { cx } from "../ui/cx";
import { actionQuery, onlyAction } from "./filter";
import { InspectorPane } from "./InspectorPane";
import { listShare } from "./panes";
import { PaneTabs } from "./PaneTabs";
import { PaneToggle } from "./PaneToggle";
import type { Pane } from "./runUrl";
import { SplitHandle } from "./SplitHandle";
import { StepsPane } from "./StepsPane";
import type { Panes } from "./usePanes";
import type { Run } from "./useRun";
import styles from "./RunPanes.module.css";

interface RunPanesProps {
  readonly project: string;
  readonly app: string;
  readonly run: Run;
  readonly panes: Panes;
  readonly narrow: boolean;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly graphRef: RefObject<GraphHandle | null>;
}

/** Width of the left column and, in it, height of the list; in percent. */
const COLUMN = { value: 57, least: 30, most: 75 };
const LIST = { least: 20, most: 85 };
const BOTH = { first: true, second: true };
const SECOND = { first: false, second: true };
const HEADS = 36 + 24;
const ROW = 24;
/** Room below the last row, so that the list does not look cut. */
const SLACK = 64;

/** Steps over graph on the left, the inspector on the right; one of them at a time where there is little room. */
export function RunPanes({ project, app, run, panes, narrow, filterRef, graphRef }: RunPanesProps) {
  const { view, change, list } = run;
  const [sizeRef, size] = useSize();
  const { sizes } = panes;
  const graph = run.detail.data?.graph ?? null;
  const awaitsGraph = run.detail.isPending;
  const withGraph = graph !== null || awaitsGraph;

  const rows = list.steps.length + run.timeline.gaps.length + (run.detail.data?.children.length ?? 0);
  // How long the list is decides where the graph stands, which is not to move while it is looked at.
  const placed = sizes.list !== null || (!awaitsGraph && (run.steps.data !== undefined || run.steps.isError));
  const listSize = sizes.list ?? listShare(HEADS + rows * ROW + SLACK, size?.height ?? 0);
  const column = sizes.steps ?? COLUMN.value;
  // Where there is room for one pane only, the tabs choose it.
  const away = {
    list: !narrow && panes.isAway("list"),
    inspector: !narrow && panes.isAway("inspector"),
    graph: !narrow && panes.isAway("graph") && !view.graphLarge,
  };
  const shown: Pane = view.pane === "graph" && !withGraph ? "steps" : view.pane;

  const openPane = (pane: Pane) => change({ pane }, { push: pane !== "steps" && view.pane === "steps" });
  const selectAction = (action: string) => {
    change({ query: onlyAction(view.query) === action ? "" : actionQuery(action), facet: "all" });
  };
  return (
    <>
      <PaneTabs pane={shown} hasGraph={withGraph} onPane={openPane} />
      <div
        ref={sizeRef}
        className={cx(
          styles.work,
          !withGraph && styles.noGraph,
          view.graphLarge && withGraph && styles.graphLarge,
          away.list && styles.listAway,
          away.inspector && styles.inspectorAway,
          away.graph && styles.graphAway,
        )}
        data-pane={shown}
        style={{
          "--column": `${column}fr`,
          "--rest": `${100 - column}fr`,
          "--list": `${listSize}fr`,
          "--graph": `${100 - listSize}fr`,
        }}
      >
        <section className={styles.steps} aria-label="Steps">
          <StepsPane project={project} app={app} run={run} narrow={narrow} filterRef={filterRef} />
        </section>
        <SplitHandle
          label="Resize inspector"
          orientation="vertical"
          split={{ ...COLUMN, value: column }}
          mayGo={BOTH}
          away={away.list ? "first" : away.inspector ? "second" : null}
          onAway={(side) => {
            if (side === null) panes.putAway(away.list ? "list" : "inspector", false);
            else panes.putAway(side === "first" ? "list" : "inspector", true);
          }}
          onResize={(steps) => panes.resize({ steps })}
        />
        <PaneToggle pane="list" away={away.list} onAway={(next) => panes.putAway("list", next)} />
        <PaneToggle pane="inspector" away={away.inspector} onAway={(next) => panes.putAway("inspector", next)} />
        {withGraph && (
          <>
            <SplitHandle
              label="Resize graph"
              orientation="horizontal"
              split={{ ...LIST, value: listSize }}
              mayGo={SECOND}
              away={away.graph ? "second" : null}
              onAway={(side) => panes.putAway("graph", side !== null)}
              onResize={(list) => panes.resize({ list })}
            />
            <PaneToggle pane="graph" away={away.graph} onAway={(next) => panes.putAway("graph", next)} />
            <section className={cx(styles.graph, !placed && styles.unplaced)} aria-label="State machine">
              {graph !== null && !away.graph && (
                <StateMachineGraph
                  ref={graphRef}
                  graph={graph}
                  steps={list.steps}
                  selected={run.selected}
                  activeAction={onlyAction(view.query)}
                  onSelectAction={selectAction}
                />
              )}
            </section>
          </>
        )}
        <div className={styles.inspector}>
          {!away.inspector && <InspectorPane project={project} app={app} run={run} />}
        </div>
      </div>
    </>
  );
}
