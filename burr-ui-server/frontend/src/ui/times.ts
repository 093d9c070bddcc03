import { useMemo, useSyncExternalStore } from "react";
import { formatClock, formatTime } from "../format";

/** The clock that times are told by: the reader's own, or the one of logs and servers. */
export type Zone = "local" | "utc";

const KEY = "burr.times";
const listeners = new Set<() => void>();
let zone: Zone | null = null;

function read(): Zone {
  zone ??= kept();
  return zone;
}

function kept(): Zone {
  try {
    return localStorage.getItem(KEY) === "utc" ? "utc" : "local";
  } catch {
    return "local";
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useZone(): Zone {
  return useSyncExternalStore(subscribe, read);
}

export function setZone(next: Zone): void {
  zone = next;
  try {
    if (next === "local") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

export function otherZone(current: Zone): Zone {
  return current === "utc" ? "local" : "utc";
}

export function zoneText(of: Zone): string {
  return of === "utc" ? "UTC" : "local time";
}

interface Times {
  /** Date and time, to the second. */
  readonly full: (iso: string) => string;
  /** Time of the day, to the millisecond. */
  readonly clock: (iso: string) => string;
}

/** Texts for points in time, by the clock that the reader chose. */
export function useTimes(): Times {
  const utc = useZone() === "utc";
  return useMemo(() => ({ full: (iso) => formatTime(iso, utc), clock: (iso) => formatClock(iso, utc) }), [utc]);
}
