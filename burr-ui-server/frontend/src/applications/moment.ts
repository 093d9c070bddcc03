const MINUTE = 60_000;

const units: Readonly<Record<string, { millis: number; name: string }>> = {
  min: { millis: MINUTE, name: "min" },
  h: { millis: 60 * MINUTE, name: "h" },
  d: { millis: 24 * 60 * MINUTE, name: "days" },
};

const BACK = /^([1-9]\d{0,3})(min|h|d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;
const EXACT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/**
 * A moment as the address names it, for the server: "24h" and "7d" count back from now, "2026-11-23" and
 * "2026-11-23T14:30" are of the reader's own time zone. Null for what is no moment.
 *
 * @param atEnd whether a day means its last moment, not its first
 */
export function asMoment(text: string, now: number, atEnd: boolean): string | null {
  const back = BACK.exec(text);
  const unit = units[back?.[2] ?? ""];
  if (back !== null && unit !== undefined) return new Date(now - Number(back[1]) * unit.millis).toISOString();
  if (EXACT.test(text)) return Number.isNaN(Date.parse(text)) ? null : text;
  const local = DATE.test(text) ? `${text}T${atEnd ? "23:59:59.999" : "00:00:00"}` : LOCAL.test(text) ? text : null;
  if (local === null) return null;
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** "last 24 h", "since 2026-11-23", "2026-11-20 to 2026-11-23 14:30"; empty without either. */
export function momentsText(from: string, to: string): string {
  const back = BACK.exec(from);
  if (to === "" && back !== null) return from === "1h" ? "last hour" : `last ${backText(back)}`;
  if (from !== "" && to !== "") return `${momentText(from)} to ${momentText(to)}`;
  if (from !== "") return `since ${momentText(from)}`;
  return to === "" ? "" : `until ${momentText(to)}`;
}

function momentText(text: string): string {
  const back = BACK.exec(text);
  return back === null ? text.replace("T", " ") : `${backText(back)} ago`;
}

function backText(back: RegExpExecArray): string {
  const name = units[back[2] ?? ""]?.name ?? "";
  return `${back[1] ?? ""} ${back[1] === "1" && name === "days" ? "day" : name}`;
}
