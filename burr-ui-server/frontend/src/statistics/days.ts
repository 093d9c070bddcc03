import type { DayFigures } from "../api/types";

/** A bar of a chart: one day, or a few together. */
export interface DayGroup {
  readonly first: string;
  readonly last: string;
  readonly steps: number;
  readonly failed: number;
  readonly tokens: number;
}

const DAY = 86_400_000;
const MOST_BARS = 60;
/** Where the reader asks for all days, a few of them are shown within a month: one bar over the whole width says nothing. */
const FEWEST_BARS = 30;

/** The days that were asked for; null for all there are. */
export type Asked = { readonly from: string; readonly to: string } | null;

/**
 * All days that were asked for, those on which nothing happened too; so many together that they fit into a chart. Days by the
 * server's calendar that lie outside are not left out.
 */
export function groupedDays(days: readonly DayFigures[], asked: Asked, most = MOST_BARS): DayGroup[] {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const end = Math.max(Date.parse(last.day), asked === null ? -Infinity : Date.parse(asked.to));
  const begin = asked === null ? end - (FEWEST_BARS - 1) * DAY : Date.parse(asked.from);
  const start = Math.min(Date.parse(first.day), begin);
  const total = Math.round((end - start) / DAY) + 1;
  const width = Math.ceil(total / most);
  const groups = Array.from({ length: Math.ceil(total / width) }, (_, index) => ({
    first: isoDay(start + index * width * DAY),
    last: isoDay(start + Math.min(total - 1, (index + 1) * width - 1) * DAY),
    steps: 0,
    failed: 0,
    tokens: 0,
  }));
  for (const { day, steps, failed, usage } of days) {
    const group = groups[Math.floor(Math.round((Date.parse(day) - start) / DAY) / width)];
    if (group === undefined) continue;
    group.steps += steps;
    group.failed += failed;
    group.tokens += usage.inputTokens + usage.outputTokens;
  }
  return groups;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const withYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "23 Nov", "20 to 26 Nov 2026". */
export function groupText({ first, last }: Pick<DayGroup, "first" | "last">): string {
  return first === last ? dayText(first) : `${dayText(first)} to ${dayText(last)}`;
}

/** "23 Nov", with the year where it is not this one. */
export function dayText(day: string, now: number = Date.now()): string {
  const date = new Date(day);
  return (date.getUTCFullYear() === new Date(now).getFullYear() ? short : withYear).format(date);
}

export type Range = "1" | "7" | "30" | "all";

export const RANGES = [
  { value: "1", label: "Today" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "all", label: "All" },
] as const;

export function rangeOf(text: string | null): Range {
  return RANGES.find(({ value }) => value === text)?.value ?? "30";
}

/** So many days up to today, by the reader's calendar; null for all. */
export function askedDays(range: Range, now: number = Date.now()): Asked {
  if (range === "all") return null;
  return { from: calendarDay(now, Number(range) - 1), to: calendarDay(now, 0) };
}

function calendarDay(now: number, before: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() - before);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
