const integers = new Intl.NumberFormat("en");

/** 18930 → "18,930". */
export function formatCount(value: number): string {
  return integers.format(value);
}

/** 940 → "940", 9999 → "10k", 1_240 → "1.2k": how often, where there is room for four characters. */
export function formatTimes(count: number): string {
  if (count < 1000) return String(count);
  const thousands = count / 1000;
  return thousands < 9.95 ? `${thousands.toFixed(1)}k` : `${Math.round(thousands)}k`;
}

/** "1 step", "2 steps". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** 182 → "182 µs", 5200 → "5.2 ms", 1_540_000 → "1.54 s", 75_000_000 → "1 min 15 s". */
export function formatMicros(micros: number): string {
  if (micros < 999.5) return `${Math.round(micros)} µs`;
  const millis = micros / 1000;
  if (millis < 9.95) return `${millis.toFixed(1)} ms`;
  if (millis < 999.5) return `${Math.round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return twoUnits(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.round(whole / 60);
  if (minutes < 24 * 60) return twoUnits(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.round(minutes / 60);
  return twoUnits(Math.floor(hours / 24), "d", hours % 24, "h");
}

function twoUnits(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}

/** 1434 → "1.4 kB", in powers of 1000. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit] ?? ""}`;
}

const ABSOLUTE: Intl.DateTimeFormatOptions = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
};
const absolute = new Intl.DateTimeFormat("en-GB", ABSOLUTE);
const absoluteUtc = new Intl.DateTimeFormat("en-GB", { ...ABSOLUTE, timeZone: "UTC" });
const dateOnly = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** "23 Nov 2026, 12:04:31 CET", in the reader's own time zone or in UTC. */
export function formatTime(iso: string, utc = false): string {
  return (utc ? absoluteUtc : absolute).format(new Date(iso));
}

/** Clock time with milliseconds: "12:00:09.175". */
export function formatClock(iso: string, utc = false): string {
  const date = new Date(iso);
  if (utc) return date.toISOString().slice(11, 23);
  const part = (value: number, width: number) => String(value).padStart(width, "0");
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((value) => part(value, 2)).join(":");
  return `${clock}.${part(date.getMilliseconds(), 3)}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "now", "12 s ago", "4 min ago", "2 h ago", "5 days ago", after a month the date. A clock that is ahead reads "now". */
export function formatRelative(iso: string, now: number): string {
  const age = now - Date.parse(iso);
  if (age < 5_000) return "now";
  if (age < MINUTE) return `${Math.floor(age / 1000)} s ago`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  if (age < 31 * DAY) return `${plural(Math.floor(age / DAY), "day")} ago`;
  return dateOnly.format(new Date(iso));
}

/** How long {@link formatRelative} keeps saying the same at most: a second below a minute, a minute above. */
export function relativeTick(iso: string, now: number): number {
  return now - Date.parse(iso) < MINUTE ? 1000 : MINUTE;
}
