const LONGEST = 36;
const HEAD = 20;
const TAIL = 12;

/** An id short enough for a row. Ids differ at their end as often as at their start, so the middle goes. */
export function shortId(id: string): string {
  return id.length <= LONGEST ? id : `${id.slice(0, HEAD)}…${id.slice(-TAIL)}`;
}
