import { expect, it } from "vitest";
import type { ProjectSummary } from "../api/types";
import { firstNewProject, seenProjects } from "./firstStep";
import { asFrozen, byActivity } from "./useCalmOrder";

const project = (id: string, lastActivity: string | null): ProjectSummary => ({
  id,
  runs: 0,
  failedRuns: 0,
  runningRuns: 0,
  created: null,
  lastActivity,
  activity: [],
  problem: null,
});

it("waits for the first step of a project in which nothing ran before", () => {
  const seen = seenProjects([project("old", "2026-11-23T12:00:00Z"), project("created", null)]);
  const old = project("old", "2026-11-23T12:05:00Z");
  expect(firstNewProject([old, project("created", null)], seen)).toBeNull();
  expect(firstNewProject([old, project("created", "2026-11-23T12:06:00Z")], seen)).toBe("created");
});

it("sorts by last activity and keeps a frozen order, with what is new at its end", () => {
  const projects = [project("a", "2026-11-01T00:00:00Z"), project("b", "2026-11-03T00:00:00Z"), project("c", null)];
  expect(byActivity(projects).map((each) => each.id)).toEqual(["b", "a", "c"]);
  expect(asFrozen(projects, ["c", "a"]).map((each) => each.id)).toEqual(["c", "a", "b"]);
});
