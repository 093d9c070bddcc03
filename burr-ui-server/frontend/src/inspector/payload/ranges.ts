/** Places from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const PORTION = 100;

/** Sorted, without overlaps, within 0 and `size`. */
export function merged(ranges: readonly Range[], size: number): Range[] {
  const sorted = ranges
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(size, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last !== undefined && range.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      result.push(range);
    }
  }
  return result;
}
