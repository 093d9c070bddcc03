import { centreOf, type Box } from "./geometry";

/** Places of boxes, the nearest to a focus first; without one in their own order. */
export function nearestFirst(boxes: readonly Box[], focus: Box | null): number[] {
  const places = boxes.map((_, place) => place);
  if (focus === null) return places;
  const from = centreOf(focus);
  const distances = boxes.map((box) => {
    const to = centreOf(box);
    return Math.hypot(to.x - from.x, to.y - from.y);
  });
  return places.sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0));
}
