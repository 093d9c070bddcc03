import { useImperativeHandle, useState, type Ref } from "react";
import type { GraphView } from "../api/types";
import type { Drawing } from "./geometry";
import { kinOf } from "./kinship";
import { textWidth } from "./sizes";
import styles from "./KinLayer.module.css";

export interface KinHandle {
  /** Shows what an action shares keys with; null for no action. */
  show(node: number | null): void;
}

const HEIGHT = 14;

/** Above the nodes: who writes what the action at hand reads, and who reads what it writes. Draws alone when that changes. */
export function KinLayer({ graph, drawing, ref }: { graph: GraphView; drawing: Drawing; ref: Ref<KinHandle> }) {
  const [node, setNode] = useState<number | null>(null);
  const [measure] = useState(textWidth);
  useImperativeHandle(ref, () => ({ show: setNode }), []);
  if (node === null) return null;
  return (
    <g className={styles.layer} aria-hidden="true">
      {kinOf(graph.actions, node).map((kin) => {
        const box = drawing.nodes[kin.node];
        if (box === undefined) return null;
        const width = measure(kin.text, "label") + 10;
        return (
          <g key={kin.node}>
            <rect
              className={styles.outline}
              x={box.x - 2}
              y={box.y - 2}
              width={box.width + 4}
              height={box.height + 4}
              rx={7}
            />
            <rect className={styles.plate} x={box.x} y={box.y + box.height - 5} width={width} height={HEIGHT} rx={3} />
            <text x={box.x + 5} y={box.y + box.height + 2.5}>
              {kin.text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
