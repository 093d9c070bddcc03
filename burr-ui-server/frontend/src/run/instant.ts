const FRACTION = /\.(\d+)(?=Z|[+-]\d{2}:?\d{2}$|$)/;

/**
 * Microseconds since the epoch of an ISO time. Steps are often shorter than a millisecond, which Date cannot tell
 * apart; the fraction is therefore read from the text. Null where the text is not a time.
 */
export function microsOf(iso: string | null): number | null {
  if (iso === null) {
    return null;
  }
  const fraction = FRACTION.exec(iso)?.[1] ?? "";
  const seconds = Date.parse(fraction === "" ? iso : iso.replace(`.${fraction}`, ""));
  if (Number.isNaN(seconds)) {
    return null;
  }
  return seconds * 1000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}
