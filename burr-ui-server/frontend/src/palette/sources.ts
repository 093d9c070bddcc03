import type { ProjectSummary, SearchHit, SearchMatch, StepSummary } from "../api/types";
import { formatMicros, plural } from "../format";
import { projectHref, runHref } from "../routing/paths";
import { statusIcon } from "../ui/Status";
import { spanIn, type PaletteEntry } from "./entries";
import type { RecentPlace } from "./recent";

const MOST_STEPS = 6;
const MOST_PROJECTS = 4;

/** The latest steps of a run whose action has the text, or the one that has the number. */
export function stepEntries(
  steps: readonly StepSummary[],
  run: { project: string; app: string },
  wanted: string,
): PaletteEntry[] {
  const number = /^\d+$/.test(wanted) ? Number(wanted) : null;
  const found: PaletteEntry[] = [];
  for (let i = steps.length - 1; i >= 0 && found.length < MOST_STEPS; i -= 1) {
    const step = steps[i];
    if (step === undefined) continue;
    const mark = spanIn(step.action, wanted);
    if (wanted !== "" && mark === undefined && step.sequenceId !== number) continue;
    found.push({
      id: `step ${step.sequenceId} ${i}`,
      icon: step.status === "succeeded" ? "steps" : statusIcon(step.status),
      number: `#${step.sequenceId}`,
      text: step.action,
      ...(mark === undefined ? {} : { mark }),
      ...wrote(step),
      ...(step.durationMicros === null ? {} : { end: formatMicros(step.durationMicros) }),
      action: { kind: "go", href: runHref(run.project, run.app, { step: step.sequenceId }) },
    });
  }
  return found;
}

function wrote({ added, changed, removed }: StepSummary): Pick<PaletteEntry, "desc"> {
  const keys = [...added, ...changed, ...removed];
  return keys.length === 0 ? {} : { desc: `wrote ${keys.join(", ")}` };
}

export function projectEntries(projects: readonly ProjectSummary[], wanted: string): PaletteEntry[] {
  return projects
    .flatMap(({ id, runs }): PaletteEntry[] => {
      const mark = spanIn(id, wanted);
      return mark === undefined
        ? []
        : [
            {
              id: `project ${id}`,
              icon: "right",
              text: id,
              mark,
              end: plural(runs, "run"),
              action: { kind: "go", href: projectHref(id) },
            },
          ];
    })
    .slice(0, MOST_PROJECTS);
}

export function recentEntries(places: readonly RecentPlace[]): PaletteEntry[] {
  return places.map(({ project, app }) => ({
    id: `recent ${project} ${app ?? ""}`,
    icon: app === null ? "right" : "clock",
    text: app ?? project,
    ...(app === null ? {} : { desc: project }),
    action: { kind: "go", href: app === null ? projectHref(project) : runHref(project, app) },
  }));
}

const partNames: Record<SearchMatch["part"], string> = {
  id: "",
  partition: "partition",
  action: "action",
  input: "input",
  result: "result",
  state: "state",
  error: "error",
  attribute: "attribute",
  span: "span",
};

/** Runs that a search has found, each with the place where the text came in first. */
export function hitEntries(hits: readonly SearchHit[], scope: string | null): PaletteEntry[] {
  return hits.map(({ project, run, matches }) => {
    const inId = matches.find(({ part }) => part === "id");
    const first = matches.find(({ part }) => part !== "id");
    return {
      id: `run ${project} ${run.appId}`,
      icon: statusIcon(run.status),
      text: run.appId,
      ...(inId === undefined ? {} : markOf(inId, run.appId)),
      ...(first === undefined ? {} : placeOf(first)),
      ...(scope === project ? {} : { end: project }),
      action: {
        kind: "go",
        href: runHref(project, run.appId, { step: first?.sequenceId ?? null }),
      },
    };
  });
}

/** A long id is shown whole, its snippet may not be. */
function markOf(match: SearchMatch, id: string): Pick<PaletteEntry, "mark"> {
  const mark = spanIn(id, match.snippet.slice(match.start, match.start + match.length));
  return mark === undefined ? {} : { mark };
}

function placeOf(match: SearchMatch): Pick<PaletteEntry, "place" | "desc" | "descMark"> {
  const step = match.sequenceId === null ? "" : `#${match.sequenceId} `;
  const path = match.path === null ? "" : ` ${match.path}`;
  return {
    place: `${step}${partNames[match.part]}${path}`,
    ...(match.inName ? {} : { desc: match.snippet, descMark: { start: match.start, length: match.length } }),
  };
}
