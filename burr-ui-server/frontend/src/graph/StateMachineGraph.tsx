import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from "react";
import type { GraphView, StepSummary } from "../api/types";
import { IconButton } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { LongWait } from "../ui/Skeleton";
import { useSize } from "../ui/useSize";
import { drawTall } from "./drawTall";
import { drawWide } from "./drawWide";
import type { Box, Drawing } from "./geometry";
import { GraphDrawing } from "./GraphDrawing";
import { GraphExport } from "./GraphExport";
import { Legend } from "./Legend";
import { nearestFirst } from "./nearest";
import { neighbourhood, sound } from "./scope";
import { sized, textWidth } from "./sizes";
import styles from "./StateMachineGraph.module.css";
import { useGrowing } from "./useGrowing";
import { IN_PLACE, usePlacement } from "./usePlacement";
import { usePanZoom } from "./usePanZoom";
import { centredOn, fitScale, fitted, initialView, showing } from "./viewport";
import { walkOf } from "./visits";

/** What the page can ask of the graph. */
export interface GraphHandle {
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  centre(action: string): void;
}

interface StateMachineGraphProps {
  graph: GraphView;
  /** All steps of the run that are loaded, in the order of the list. */
  steps: readonly StepSummary[];
  selected: StepSummary | null;
  /** The action the list is narrowed to. */
  activeAction?: string | null;
  onSelectAction: (action: string) => void;
  ref?: Ref<GraphHandle>;
}

/** Larger graphs show the surroundings of the selected action only. */
const WHOLE_GRAPH = 400;
const TALL_BELOW = 560;
const ZOOM_STEP = 1.3;

/** The state machine of a run, and the way the run took through it. */
export function StateMachineGraph(props: StateMachineGraphProps) {
  const { graph, steps, selected, activeAction = null, onSelectAction, ref } = props;
  const [canvasRef, pane] = useSize();
  const canvas = useRef<HTMLDivElement | null>(null);
  const attachCanvas = useCallback(
    (element: HTMLDivElement | null) => {
      canvas.current = element;
      return canvasRef(element);
    },
    [canvasRef],
  );
  const tall = pane !== null && pane.width <= TALL_BELOW;
  const centre = selected?.action ?? graph.entrypoint;
  const { shown, placement, texts, note } = useShownGraph(graph, centre);
  const drawing = useMemo<Drawing | null>(() => {
    if (placement === null || pane === null) return null;
    return tall ? drawTall(texts.shape, placement, roomIn(pane)) : drawWide(texts.shape, placement, roomIn(pane));
  }, [texts, placement, pane, tall]);
  const walk = useMemo(() => walkOf(shown, steps), [shown, steps]);
  const into = selected === null ? null : (walk.into[placeOf(steps, selected)] ?? null);

  const scale = drawing === null || pane === null ? 1 : fitScale(drawing.bounds, pane);
  const panZoom = usePanZoom(pane, scale);
  const { show, view } = panZoom;
  const boxOf = (action: string) => drawing?.nodes[shown.actions.findIndex(({ name }) => name === action)] ?? null;
  const selectedBox = selected === null ? null : boxOf(selected.action);
  const drawn = useDrawnNodes(shown, drawing, selectedBox ?? boxOf(graph.entrypoint));

  const shownBefore = useRef<GraphView | null>(null);
  useEffect(() => {
    if (drawing === null || pane === null || !panZoom.ready) return;
    // A view the reader chose stays through resizing and growing, but not through another graph.
    if (shownBefore.current === shown && panZoom.movedByReader()) return;
    shownBefore.current = shown;
    panZoom.forgetMoves();
    show(initialView(drawing.bounds, pane, tall, selectedBox));
  }, [drawing, pane, tall, shown, panZoom, show, selectedBox]);
  useEffect(() => {
    if (selectedBox !== null && pane !== null && panZoom.ready) show(showing(selectedBox, pane, view()));
  }, [selectedBox, pane, panZoom.ready, show, view]);

  const fit = () => {
    panZoom.forgetMoves();
    if (drawing !== null && pane !== null) show(fitted(drawing.bounds, pane, tall));
  };
  const centreOn = (action: string) => {
    const box = boxOf(action);
    if (box !== null && pane !== null) show(centredOn(box, pane, Math.max(1, view().k)));
  };
  useImperativeHandle(ref, () => ({
    fit,
    zoomIn: () => panZoom.zoomBy(ZOOM_STEP),
    zoomOut: () => panZoom.zoomBy(1 / ZOOM_STEP),
    centre: centreOn,
  }));

  return (
    <div className={styles.graph}>
      <div className={styles.head}>
        <h2>State machine</h2>
        {note === null ? <Legend selected={selected?.status ?? null} /> : <span className={styles.note}>{note}</span>}
        <span className={styles.buttons}>
          <IconButton label="Zoom out" size="sm" className={styles.zoom} onClick={() => panZoom.zoomBy(1 / ZOOM_STEP)}>
            <Icon name="minus" size="sm" />
          </IconButton>
          <IconButton label="Zoom in" size="sm" className={styles.zoom} onClick={() => panZoom.zoomBy(ZOOM_STEP)}>
            <Icon name="plus" size="sm" />
          </IconButton>
          <IconButton label="Fit to pane" tip="Fit to pane  0" size="sm" onClick={fit}>
            <Icon name="fit" size="sm" />
          </IconButton>
          {drawing !== null && (
            <GraphExport
              graph={graph}
              bounds={drawing.bounds}
              drawing={() => canvas.current?.querySelector<SVGSVGElement>("svg[aria-busy=false]") ?? null}
            />
          )}
        </span>
      </div>
      <div ref={attachCanvas} className={styles.canvas}>
        {drawing === null ? (
          <div className={styles.wait}>
            <LongWait what="the layout of the graph" />
          </div>
        ) : (
          <GraphDrawing
            graph={shown}
            texts={texts}
            drawing={drawing}
            drawn={drawn}
            walk={walk}
            into={into}
            selected={selected}
            activeAction={activeAction}
            roving={shown.actions.length > IN_PLACE}
            attachDrawing={panZoom.attachDrawing}
            attachLayer={panZoom.attachLayer}
            onSelect={onSelectAction}
            onCentre={centreOn}
            onReach={(box) => {
              if (pane !== null) show(showing(box, pane, view()));
            }}
          />
        )}
      </div>
    </div>
  );
}

/** The graph as far as it is shown, sized and laid out. */
function useShownGraph(graph: GraphView, centre: string) {
  const whole = useMemo(() => sound(graph), [graph]);
  const [tooMuch, setTooMuch] = useState<GraphView | null>(null);
  const around = whole.actions.length > WHOLE_GRAPH || tooMuch === whole ? centre : null;
  const shown = useMemo(() => (around === null ? whole : neighbourhood(whole, around, IN_PLACE)), [whole, around]);
  const measure = useMemo(() => textWidth(), []);
  const texts = useMemo(() => sized(shown, measure), [shown, measure]);
  const placement = usePlacement(texts.shape, () => setTooMuch(whole));
  const note = around === null ? null : `${shown.actions.length} of ${whole.actions.length} actions, around ${around}`;
  return { shown, texts, placement, note };
}

/** The nodes that are drawn so far, from where the reader looks outwards; null once all are. */
function useDrawnNodes(graph: GraphView, drawing: Drawing | null, focus: Box | null): ReadonlySet<number> | null {
  const count = drawing === null ? 0 : drawing.nodes.length;
  const grown = useGrowing(graph, count, IN_PLACE);
  return useMemo(
    () => (drawing === null || grown >= count ? null : new Set(nearestFirst(drawing.nodes, focus).slice(0, grown))),
    [drawing, focus, grown, count],
  );
}

function roomIn({ width, height }: { width: number; height: number }) {
  return { width: width - 24, height: height - 24 };
}

/** Where a step stands among the loaded ones; the list may have lost or gained some since it was selected. */
function placeOf(steps: readonly StepSummary[], { index }: StepSummary): number {
  return steps[index]?.index === index ? index : steps.findIndex((step) => step.index === index);
}
