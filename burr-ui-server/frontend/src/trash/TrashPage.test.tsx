import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ChangesProvider } from "../api/ChangesProvider";
import { createQueryClient } from "../api/queries";
import type { TrashedRun, TrashList } from "../api/types";
import TrashPage from "./TrashPage";

class SilentSource {
  addEventListener(): void {
    // Nothing is ever sent.
  }

  close(): void {
    // Nothing is open.
  }
}

const deleted = (app: string): TrashedRun => ({
  id: `id of ${app}`,
  project: "chat",
  app,
  deletedAt: "2026-11-23T12:00:00Z",
  deletedBy: null,
  expiresAt: "2026-11-30T12:00:00Z",
  bytes: 1_000,
  annotations: 0,
});

const pages: Partial<Record<string, TrashList>> = {
  first: { runs: [deleted("run-3"), deleted("run-2")], nextCursor: "behind run-2", total: 3, bytes: 3_000 },
  "behind run-2": { runs: [deleted("run-1")], nextCursor: null, total: 3, bytes: 3_000 },
};

beforeEach(() => {
  const base = document.createElement("base");
  base.href = "/";
  document.head.replaceChildren(base);
  vi.stubGlobal("EventSource", SilentSource);
  vi.stubGlobal("fetch", (asked: string) => {
    const url = new URL(asked, "http://localhost");
    return Promise.resolve(
      Response.json(
        url.pathname.endsWith("/trash")
          ? pages[url.searchParams.get("cursor") ?? "first"]
          : { version: "1", storage: "~/.burr", samples: false },
      ),
    );
  });
});
afterEach(cleanup);

it("shows the next page of the trash, and says what it would restore", async () => {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ChangesProvider>
        <TrashPage project="chat" />
      </ChangesProvider>
    </QueryClientProvider>,
  );
  expect(await screen.findByText("The latest 2 of 3")).toBeTruthy();
  expect(screen.getByText("Restore 2")).toBeTruthy();
  fireEvent.click(screen.getByText("Show more"));
  expect(await screen.findByText("run-1")).toBeTruthy();
  expect(screen.getByText("3 runs")).toBeTruthy();
  expect(screen.getByText("Restore all")).toBeTruthy();
  expect(screen.queryByText("Show more")).toBeNull();
});
