const units: ReadonlyMap<string | undefined, number> = new Map(
  Object.entries({
    us: 1,
    µs: 1,
    ms: 1_000,
    s: 1_000_000,
    min: 60_000_000,
    m: 60_000_000,
    h: 3_600_000_000,
  }),
);

/** "1.5s", "200 ms" or "2min" in microseconds; a number alone means seconds. Null for what is none of these. */
export function asMicros(text: string): number | null {
  const parts = /^(\d{1,9}(?:\.\d{1,6})?)\s*([a-zµ]*)$/.exec(text.trim().toLowerCase());
  const unit = parts?.[2] === "" ? 1_000_000 : units.get(parts?.[2]);
  return parts === null || unit === undefined ? null : Math.round(Number(parts[1]) * unit);
}
