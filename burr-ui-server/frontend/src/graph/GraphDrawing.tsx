import { useRef, useState, type KeyboardEvent } from "react";
import type { GraphView, StepSummary } from "../api/types";
import { cx } from "../ui/cx";
import { GraphNode } from "./GraphNode";
import type { Box, DrawnEdge, Drawing, Tip } from "./geometry";
import { KinLayer, type KinHandle } from "./KinLayer";
import { LABEL_HEIGHT } from "./shape";
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
  const { graph, drawing, walk, into, selected, activeAction, texts, attachDrawing, attachLayer } = props;
  const [measure] = useState(textWidth);
  const [focused, setFocused] = useState(0);
  const selectedTone = selected === null ? null : toneOf(selected.status);
  const order = paintingOrder(walk, into);
  const kin = useRef<KinHandle>(null);
  const atHand = (target: Element) => {
    const node = target.closest<SVGGElement>("[data-node]")?.dataset.node;
    kin.current?.show(node === undefined ? null : Number(node));
  };

  const move = (event: KeyboardEvent<SVGSVGElement>) => {
    const direction = directions[event.key as keyof typeof directions] as "up" | "down" | "left" | "right" | undefined;
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbourTowards(drawing.nodes, focused, direction);
    event.currentTarget.querySelector<SVGGElement>(`[data-node="${next}"]`)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <svg
      ref={attachDrawing}
      className={styles.drawing}
      role="group"
      aria-label="State machine"
      onKeyDown={move}
      onPointerOver={({ target }) => atHand(target as Element)}
      onPointerLeave={() => kin.current?.show(null)}
      // A click leaves the focus behind, which is to mark nothing.
      onFocus={({ target }) => target.matches(":focus-visible") && atHand(target)}
      onBlur={() => kin.current?.show(null)}
    >
      <g ref={attachLayer}>
        <g aria-hidden="true">
          {order.map((edge) => {
            const drawn = drawing.edges[edge];
            return drawn && <Edge key={edge} edge={drawn} look={edgeLook(edge, props)} />;
          })}
          {drawing.entry !== null && (
            <>
              <Edge edge={drawing.entry.edge} look={undefined} />
              <circle className={styles.entry} cx={drawing.entry.dot.x} cy={drawing.entry.dot.y} r={3.5} />
            </>
          )}
          {order.map((edge) => {
            const place = drawing.edges[edge]?.label;
            const text = texts.labels[edge];
            if (place === null || place === undefined || text === null || text === undefined) return null;
            const taken = walk.taken[edge] ?? 0;
            const count = taken === 0 ? "" : ` ×${taken}`;
            const width = measure(text + count, "label") + 6;
            const middle = place.x + (place.align === "middle" ? 0 : place.align === "start" ? width / 2 : -width / 2);
            const full = graph.transitions[edge]?.condition;
            return (
              <g
                key={edge}
                className={cx(styles.label, edgeLook(edge, props))}
                data-tip={full === text ? undefined : full}
              >
                <rect
                  x={middle - width / 2}
                  y={place.y - LABEL_HEIGHT / 2}
                  width={width}
                  height={LABEL_HEIGHT}
                  rx={3}
                />
                <text x={middle} y={place.y + 0.5}>
                  {text}
                  {count !== "" && <tspan>{count}</tspan>}
                </text>
              </g>
            );
          })}
        </g>
        {graph.actions.map(({ name, reads, writes }, node) => {
          const box = drawing.nodes[node];
          if (box === undefined) return null;
          return (
            <GraphNode
              key={name}
              node={node}
              name={name}
              reads={reads}
              writes={writes}
              text={texts.names[node] ?? name}
              box={box}
              visits={visitsOf(walk, name)}
              share={shareOf(walk, name)}
              selectedTone={selected?.action === name ? selectedTone : null}
              pressed={activeAction === name}
              tabbable={!props.roving || node === Math.min(focused, graph.actions.length - 1)}
              onFocus={() => {
                setFocused(node);
                props.onReach(box);
              }}
              onSelect={() => props.onSelect(name)}
              onCentre={() => props.onCentre(name)}
            />
          );
        })}
        <KinLayer ref={kin} graph={graph} drawing={drawing} />
      </g>
    </svg>
  );
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

function Edge({ edge, look }: { edge: DrawnEdge; look: string | undefined }) {
  return (
    <>
      <path className={cx(styles.edge, look)} d={edge.path} />
      <path className={cx(styles.tip, look)} d={arrow(edge.tip)} />
    </>
  );
}

function arrow({ x, y, towards }: Tip): string {
  const length = 6.4;
  const half = 3.6;
  switch (towards) {
    case "down":
      return `M${x} ${y}l${-half} ${-length}h${2 * half}z`;
    case "up":
      return `M${x} ${y}l${-half} ${length}h${2 * half}z`;
    case "right":
      return `M${x} ${y}l${-length} ${-half}v${2 * half}z`;
    case "left":
      return `M${x} ${y}l${length} ${-half}v${2 * half}z`;
  }
}
