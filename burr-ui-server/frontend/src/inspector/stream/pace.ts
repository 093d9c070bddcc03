import type { StepStream } from "../../api/types";
import { formatMicros } from "../../format";
import { microsOf } from "../../run/instant";

/**
 * "first after 212 ms, then 29 ms each"; empty before the first item.
 *
 * @param perSecond items behind the first one, while the stream goes on; null where that is not known
 */
export function paceOf(stream: StepStream, perSecond: number | null): string {
  const { start, firstItem, items } = stream;
  const first = microsOf(firstItem);
  if (first === null) return "";
  const began = microsOf(start);
  const end = microsOf(stream.end);
  const parts = began === null ? [] : [`first after ${formatMicros(Math.max(0, first - began))}`];
  if (end !== null && items !== null && items > 1 && end > first) {
    parts.push(each((end - first) / (items - 1), parts.length > 0));
  } else if (end === null && perSecond !== null && perSecond > 0) {
    parts.push(each(1e6 / perSecond, parts.length > 0));
  }
  return parts.join(", ");
}

function each(micros: number, behind: boolean): string {
  return `${behind ? "then " : ""}${formatMicros(micros)} each`;
}
