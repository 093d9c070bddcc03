import { useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import type { GraphView, StepSummary } from "../api/types";
import { EdgeLabel, GraphEdge } from "./GraphEdge";
import { GraphNode } from "./GraphNode";
import type { Box, Drawing } from "./geometry";
import { KinLayer, type KinHandle } from "./KinLayer";
import { textWidth, type SizedGraph } from "./sizes";
import styles from "./StateMachineGraph.module.css";
import { toneOf } from "./tone";
import type { PanZoom } from "./usePanZoom";
import { neighbourTowards } from "./viewport";
import { shareOf, visitsOf, type Walk } from "./visits";

interface GraphDrawingProps {
  graph: GraphView;
  texts: SizedGraph;
  drawing: Drawing;
  /** Nodes that are drawn already; null once all are. */
  drawn: ReadonlySet<number> | null;
  walk: Walk;
  /** The transition into the selected step. */
  into: number | null;
  selected: StepSummary | null;
  activeAction: string | null;
  /** One tab stop for all nodes; the arrow keys go from node to node either way. */
  roving: boolean;
  attachDrawing: PanZoom["attachDrawing"];
  attachLayer: PanZoom["attachLayer"];
  onSelect: (action: string) => void;
  onCentre: (action: string) => void;
  /** The focus moved to a node. */
  onReach: (box: Box) => void;
}

const directions = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" } as const;

export function GraphDrawing(props: GraphDrawingProps) {
  const { graph, drawing, drawn, walk, into, selected, activeAction, texts, attachDrawing, attachLayer } = props;
  const [measure] = useState(textWidth);
  const [focused, setFocused] = useState(0);
  const selectedTone = selected === null ? null : toneOf(selected.status);
  const order = paintingOrder(walk, into).filter((edge) => isDrawn(edge, props));
  const kin = useRef<KinHandle>(null);
  const atHand = (target: Element) => kin.current?.show(nodeAt(target));
  const tabbable = Math.min(focused, graph.actions.length - 1);

  // Handled here for all nodes, so that a node is drawn again only when something of it changed.
  const withAction = (target: EventTarget, act: (action: string) => void) => {
    const node = nodeAt(target as Element);
    const name = node === null ? undefined : graph.actions[node]?.name;
    if (name !== undefined) act(name);
  };
  const pressed = (event: KeyboardEvent<SVGSVGElement>) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      withAction(event.target, props.onSelect);
      return;
    }
    const direction = directions[event.key as keyof typeof directions] as "up" | "down" | "left" | "right" | undefined;
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbourTowards(drawing.nodes, focused, direction);
    event.currentTarget.querySelector<SVGGElement>(`[data-node="${next}"]`)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  const reached = ({ target }: FocusEvent<SVGSVGElement>) => {
    // A click leaves the focus behind, which is to mark nothing.
    if (target.matches(":focus-visible")) atHand(target);
    const node = nodeAt(target);
    const box = node === null ? undefined : drawing.nodes[node];
    if (node === null || box === undefined) return;
    setFocused(node);
    props.onReach(box);
  };

  return (
    <svg
      ref={attachDrawing}
      className={styles.drawing}
      role="group"
      aria-label="State machine"
      aria-busy={drawn !== null}
      onClick={({ target }) => withAction(target, props.onSelect)}
      onDoubleClick={({ target }) => withAction(target, props.onCentre)}
      onKeyDown={pressed}
      onPointerOver={({ target }) => atHand(target as Element)}
      onPointerLeave={() => kin.current?.show(null)}
      onFocus={reached}
      onBlur={() => kin.current?.show(null)}
    >
      <g ref={attachLayer}>
        <g aria-hidden="true">
          {order.map((edge) => {
            const line = drawing.edges[edge];
            return line && <GraphEdge key={edge} edge={line} look={edgeLook(edge, props)} />;
          })}
          {drawing.entry !== null && (
            <>
              <GraphEdge edge={drawing.entry.edge} look={undefined} />
              <circle className={styles.entry} cx={drawing.entry.dot.x} cy={drawing.entry.dot.y} r={3.5} />
            </>
          )}
          {order.map((edge) => {
            const place = drawing.edges[edge]?.label;
            const text = texts.labels[edge];
            if (place === null || place === undefined || text === null || text === undefined) return null;
            return (
              <EdgeLabel
                key={edge}
                place={place}
                text={text}
                condition={graph.transitions[edge]?.condition}
                taken={walk.taken[edge] ?? 0}
                look={edgeLook(edge, props)}
                measure={measure}
              />
            );
          })}
        </g>
        {graph.actions.map(({ name, reads, writes }, node) => {
          const box = drawing.nodes[node];
          if (box === undefined || (drawn !== null && !drawn.has(node))) return null;
          const { visits, micros, status } = visitsOf(walk, name);
          return (
            <GraphNode
              key={name}
              node={node}
              name={name}
              reads={reads}
              writes={writes}
              text={texts.names[node] ?? name}
              box={box}
              visits={visits}
              micros={micros}
              status={status}
              share={shareOf(walk, name)}
              selectedTone={selected?.action === name ? selectedTone : null}
              pressed={activeAction === name}
              tabbable={!props.roving || node === tabbable}
            />
          );
        })}
        <KinLayer ref={kin} graph={graph} drawing={drawing} />
      </g>
    </svg>
  );
}

function nodeAt(target: Element): number | null {
  const node = target.closest<SVGGElement>("[data-node]")?.dataset.node;
  return node === undefined ? null : Number(node);
}

/** A transition is drawn once both of its ends are. */
function isDrawn(edge: number, { drawn, texts }: GraphDrawingProps): boolean {
  const ends = texts.shape.edges[edge];
  return drawn === null || (ends !== undefined && drawn.has(ends.from) && drawn.has(ends.to));
}

/** What was not taken lies below, the edge into the selected step above. */
function paintingOrder(walk: Walk, into: number | null): number[] {
  const weight = (edge: number) => (edge === into ? 2 : (walk.taken[edge] ?? 0) > 0 ? 1 : 0);
  return walk.taken.map((_, edge) => edge).sort((a, b) => weight(a) - weight(b));
}

function edgeLook(edge: number, { walk, into, selected }: GraphDrawingProps): string | undefined {
  if (edge === into && selected !== null) return styles[toneOf(selected.status)];
  return (walk.taken[edge] ?? 0) === 0 ? styles.off : undefined;
}
