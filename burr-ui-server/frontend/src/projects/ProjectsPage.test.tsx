import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ChangesProvider } from "../api/ChangesProvider";
import { createQueryClient, keys } from "../api/queries";
import type { ProjectList, ProjectSummary } from "../api/types";
import { navigate } from "../routing/router";
import { ProjectsPage } from "./ProjectsPage";

class SilentSource {
  addEventListener(): void {
    // Nothing is ever sent.
  }

  close(): void {
    // Nothing is open.
  }
}

const project = (id: string, lastActivity: string | null, problem: string | null = null): ProjectSummary => ({
  id,
  runs: 1,
  failedRuns: 0,
  runningRuns: 0,
  created: null,
  lastActivity,
  activity: [],
  problem,
});

let projects: ProjectSummary[];
let indexing: ProjectList["indexing"];

const answers: Partial<Record<string, () => unknown>> = {
  projects: () => ({ projects, indexing }),
  storage: () => ({
    projects: [{ project: "chat", runs: 1, bytes: 4_400_000, logBytes: 0, documentBytes: 0, annotationBytes: 0 }],
    runs: 1,
    bytes: 5_500_000,
    trashRuns: 1,
    trashBytes: 20_000,
    measuredAt: "2026-11-23T12:00:00Z",
  }),
};

beforeEach(() => {
  indexing = null;
  // As in index.html: addresses are made below it, not below the page that is shown.
  const base = document.createElement("base");
  base.href = "/";
  document.head.replaceChildren(base);
  vi.stubGlobal("EventSource", SilentSource);
  vi.stubGlobal("fetch", (url: string) =>
    Promise.resolve(
      Response.json(answers[url.split("/").at(-1) ?? ""]?.() ?? { version: "1", storage: "~/.burr", samples: false }),
    ),
  );
});
afterEach(cleanup);

function open(href: string) {
  navigate(href);
  const client = createQueryClient();
  render(
    <QueryClientProvider client={client}>
      <ChangesProvider>
        <ProjectsPage />
      </ChangesProvider>
    </QueryClientProvider>,
  );
  const later = async (next: ProjectSummary[]) => {
    projects = next;
    await client.invalidateQueries({ queryKey: keys.projects });
  };
  return { later };
}

it("waits where nothing ran yet and opens the project of the first step by itself", async () => {
  projects = [];
  const { later } = open("/projects");
  await screen.findByText("Connect your first application");
  await later([project("my-counter", null)]);
  expect(screen.getByText("Waiting for the first step")).toBeTruthy();
  await later([project("my-counter", "2026-11-23T12:00:00Z")]);
  await waitFor(() => expect(window.location.pathname).toBe("/project/my-counter"));
});

it("waits for a new project when the reader asks how to connect one", async () => {
  projects = [project("demo_counter", "2026-11-23T12:00:00Z")];
  const { later } = open("/projects?connect=new");
  await screen.findByText("Waiting for the first step");
  expect(document.title).toBe("Connect an application · Burr");
  await later([project("demo_counter", "2026-11-23T12:05:00Z")]);
  expect(window.location.pathname).toBe("/projects");
  await later([project("demo_counter", "2026-11-23T12:05:00Z"), project("mine", "2026-11-23T12:06:00Z")]);
  await waitFor(() => expect(window.location.pathname).toBe("/project/mine"));
});

it("stays on the list when a project joins it", async () => {
  projects = [project("demo_counter", "2026-11-23T12:00:00Z")];
  const { later } = open("/projects");
  await screen.findByText("demo_counter");
  await later([...projects, project("mine", "2026-11-23T12:06:00Z")]);
  await screen.findByText("mine");
  expect(window.location.pathname).toBe("/projects");
});

it("says why a folder cannot be read instead of leading to it", async () => {
  projects = [project("broken", null, "The folder cannot be read: permission denied.")];
  open("/projects");
  await screen.findByText("The folder cannot be read: permission denied.");
  expect(screen.getByText("broken").closest("a")).toBeNull();
});

it("shows the projects whose name has the text of the address", async () => {
  projects = [project("chat-one", "2026-11-23T12:00:00Z"), project("orders", "2026-11-23T12:00:00Z")];
  open("/projects?q=CHAT");
  await screen.findByText("chat-one");
  expect(screen.queryByText("orders")).toBeNull();
  expect(screen.getByText("1 of 2 projects")).toBeTruthy();
});

it("says how much room projects and trash take", async () => {
  projects = [project("chat", "2026-11-23T12:00:00Z")];
  open("/projects");
  await waitFor(() => screen.getByText("4.4 MB"));
  await screen.findByText("Stored in ~/.burr, 5.5 MB, and 20 kB in the trash");
});

it("does not take a storage for empty that is still being read", async () => {
  projects = [project("chat", null)];
  indexing = { done: 0, total: 1_200 };
  open("/projects");
  await screen.findByText(/0 of 1,200 runs are known/);
  expect(screen.queryByText("Waiting for the first step")).toBeNull();
});
