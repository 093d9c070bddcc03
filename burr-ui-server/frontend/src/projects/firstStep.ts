import type { ProjectSummary } from "../api/types";

/** Projects in which something ran already; those are not waited for. */
export function seenProjects(projects: ProjectSummary[]): ReadonlySet<string> {
  return new Set(projects.filter((project) => project.lastActivity !== null).map((project) => project.id));
}

/** The project whose first step arrived since, or null. */
export function firstNewProject(projects: ProjectSummary[], seen: ReadonlySet<string>): string | null {
  return projects.find((project) => project.lastActivity !== null && !seen.has(project.id))?.id ?? null;
}
