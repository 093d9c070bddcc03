import { useProjects } from "../api/queries";
import { plural } from "../format";
import { useRested } from "../ui/useRested";
import { AGAIN, EVERYWHERE, matching, parseQuery, type PaletteEntry, type PaletteGroup } from "./entries";
import type { PaletteScope } from "./Palette";
import { recentPlaces } from "./recent";
import { hitEntries, projectEntries, recentEntries, stepEntries } from "./sources";
import { useRunSearch, type RunSearch } from "./useRunSearch";

/** So that the server is not asked for each letter. */
const REST_MILLIS = 200;

interface Asked {
  readonly typed: string;
  readonly scope: PaletteScope;
  readonly commands: readonly PaletteEntry[];
  /** Whether runs of all projects are looked through. */
  readonly everywhere: boolean;
  readonly lookEverywhere: () => void;
}

/** What the palette offers for what was typed, and what it says about that. */
export function usePaletteGroups({ typed, scope, commands, everywhere, lookEverywhere }: Asked): {
  groups: PaletteGroup[];
  said: string;
} {
  const query = parseQuery(typed);
  const wanted = useRested(query.kind === "all" || query.kind === "runs" ? query.text : "", REST_MILLIS);
  const project = everywhere ? null : scope.project;
  const search = useRunSearch(wanted, project);
  const { data: projects } = useProjects();
  const all = query.kind === "all";
  const groups: PaletteGroup[] = [];
  if (scope.run !== null && ((all && query.text !== "") || query.kind === "steps")) {
    groups.push({ title: "Steps in this run", entries: stepEntries(scope.run.steps, scope.run, query.text) });
  }
  if (all && query.text === "") {
    groups.push({ title: "Recent", entries: recentEntries(recentPlaces()) });
  }
  if (all || query.kind === "runs") {
    groups.push({ title: "Projects", entries: projectEntries(projects?.projects ?? [], query.text) });
    groups.push({ title: "Runs", entries: query.text === "" ? [] : hitEntries(search.hits, project) });
    if (wanted !== "" && search.error !== null) groups.push({ title: "Not searched", entries: [again(search.retry)] });
  }
  if (all || query.kind === "commands") {
    groups.push({ title: "Commands", entries: matching(commands, query.text) });
  }
  if (all && query.text !== "" && project !== null) {
    groups.push({ title: "Elsewhere", entries: [elsewhere(query.text, lookEverywhere)] });
  }
  const found = groups.some(({ entries }) => entries.length > 0);
  return { groups, said: wanted === "" ? "" : saying(search, wanted, found) };
}

function again(run: () => void): PaletteEntry {
  return { id: AGAIN, icon: "retry", text: "Search the runs again", action: { kind: "do", run } };
}

function elsewhere(text: string, run: () => void): PaletteEntry {
  return { id: EVERYWHERE, icon: "search", text: `Look for “${text}” in all projects`, action: { kind: "do", run } };
}

function saying({ hits, searched, problems, busy, error }: RunSearch, wanted: string, found: boolean): string {
  if (error !== null) return `The runs could not be searched. ${error.message}`;
  const runs = plural(searched, "run");
  if (busy) return searched === 0 ? "Looking through the runs…" : `Looked through ${runs}, going on…`;
  const [problem] = problems;
  if (problem !== undefined) return problem;
  if (hits.length > 0) return "";
  return found ? `No run has “${wanted}” (${runs}).` : `Nothing found for “${wanted}”. Looked through ${runs}.`;
}
