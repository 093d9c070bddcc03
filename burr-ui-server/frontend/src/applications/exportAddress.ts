import { apiUrl } from "../api/client";

/** What servers and proxies take as an address at most, with some room. */
const LONGEST = 7_500;

/** Address of a zip with these runs; null when there are so many that no server takes it. */
export function exportAddress(project: string, apps: readonly string[]): string | null {
  const url = apiUrl("export", { project, app: apps });
  return url.length > LONGEST ? null : url;
}
