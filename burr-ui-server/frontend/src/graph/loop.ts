import { ARROW, at, centreOf, type Box, type DrawnEdge, type Side } from "./geometry";

/** How far a loop stands out beside its node. */
export const LOOP_REACH = 24;

/** A small arc beside a node, back to itself. */
export function drawLoop(box: Box, { side, nth, label }: { side: Side; nth: number; label: number | null }): DrawnEdge {
  const sign = side === "left" ? -1 : 1;
  const border = side === "left" ? box.x : box.x + box.width;
  const middle = centreOf(box).y;
  const reach = border + sign * (LOOP_REACH + 8 * nth) * 1.3;
  const start = { x: border, y: middle - 7 };
  const end = { x: border + sign * ARROW, y: middle + 7 };
  const path = `M${at(start)}C${at({ x: reach, y: middle - 14 })} ${at({ x: reach, y: middle + 14 })} ${at(end)}`;
  const out = border + sign * (LOOP_REACH + 4 + (label ?? 0) / 2);
  return {
    path,
    tip: { x: border, y: middle + 7, towards: side === "left" ? "right" : "left" },
    label: label === null ? null : { x: out, y: middle + 18 * nth, align: "middle" },
  };
}
