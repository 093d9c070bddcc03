import type { Place } from "../routing/paths";

/** A project or a run that the reader has looked at. */
export interface RecentPlace {
  readonly project: string;
  readonly app: string | null;
}

const KEY = "burr.recent";
const MOST = 8;

/** What was looked at in this browser, the latest first. */
export function recentPlaces(): RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecentPlace).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberPlace(place: Place): void {
  if (place.page !== "project" && place.page !== "run") return;
  const latest: RecentPlace = { project: place.project, app: place.page === "run" ? place.app : null };
  const others = recentPlaces().filter(({ project, app }) => project !== latest.project || app !== latest.app);
  try {
    localStorage.setItem(KEY, JSON.stringify([latest, ...others].slice(0, MOST)));
  } catch {
    // Without storage the palette shows what it can find instead.
  }
}

function isRecentPlace(value: unknown): value is RecentPlace {
  if (typeof value !== "object" || value === null) return false;
  const { project, app } = value as Record<string, unknown>;
  return typeof project === "string" && (app === null || typeof app === "string");
}
