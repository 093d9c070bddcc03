import { afterEach, expect, it } from "vitest";
import { recentPlaces, rememberPlace } from "./recent";

afterEach(() => localStorage.clear());

it("remembers projects and runs, the latest first and each once", () => {
  rememberPlace({ page: "project", project: "chat" });
  rememberPlace({ page: "run", project: "chat", app: "run-1" });
  rememberPlace({ page: "projects" });
  rememberPlace({ page: "project", project: "chat" });

  expect(recentPlaces()).toEqual([
    { project: "chat", app: null },
    { project: "chat", app: "run-1" },
  ]);
});

it("forgets the oldest", () => {
  for (let i = 0; i < 20; i += 1) rememberPlace({ page: "run", project: "chat", app: String(i) });

  expect(recentPlaces().map(({ app }) => app)).toEqual(["19", "18", "17", "16", "15", "14", "13", "12"]);
});

it.each(["no json", "{}", '[{"project":1}]', "[null]"])("starts anew from %s", (kept) => {
  localStorage.setItem("burr.recent", kept);
  expect(recentPlaces()).toEqual([]);
});
