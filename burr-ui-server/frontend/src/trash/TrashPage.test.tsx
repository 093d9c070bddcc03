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

/** Ids of each request that restores some. */
let restored: string[][];

beforeEach(() => {
  restored = [];
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = () => undefined;
  const base = document.createElement("base");
  base.href = "/";
  document.head.replaceChildren(base);
  vi.stubGlobal("EventSource", SilentSource);
  vi.stubGlobal("fetch", (asked: string, { body }: RequestInit = {}) => {
    const url = new URL(asked, "http://localhost");
    if (url.pathname.endsWith("/trash/restore")) {
      const { ids } = JSON.parse(body as string) as { ids: string[] };
      restored.push(ids);
      return Promise.resolve(Response.json({ done: ids.map((id) => deleted(id.replace("id of ", ""))), refused: [] }));
    }
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

async function open() {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ChangesProvider>
        <TrashPage project="chat" />
      </ChangesProvider>
    </QueryClientProvider>,
  );
  await screen.findByText("The latest 2 of 3");
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

const isPicked = (app: string) => screen.getByLabelText<HTMLInputElement>(`Select ${app}`).checked;

it("shows the next page of the trash, and says what it would restore", async () => {
  await open();
  expect(screen.getByText("Restore 2")).toBeTruthy();
  fireEvent.click(screen.getByText("Show more"));
  expect(await screen.findByText("run-1")).toBeTruthy();
  expect(screen.getByText("3 runs")).toBeTruthy();
  expect(screen.getByText("Restore all")).toBeTruthy();
  expect(screen.queryByText("Show more")).toBeNull();
});

it("selects rows by their keys, and gives the selection up", async () => {
  await open();
  expect(press("x")).toBe(true);
  press("j");
  press("x");
  expect(screen.getByText("Restore 1")).toBeTruthy();
  press("j");
  press("X");
  expect([isPicked("run-3"), isPicked("run-2")]).toEqual([true, true]);
  press("Escape");
  expect([isPicked("run-3"), isPicked("run-2")]).toEqual([false, false]);
});

it("restores what is selected by a key, else the row that has the focus, and all of nothing never", async () => {
  await open();
  press("r");
  expect(restored).toEqual([]);
  press("j");
  press("r");
  expect(await screen.findByText("1 run restored.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Select run-2"));
  fireEvent.click(screen.getByLabelText("Select run-3"));
  fireEvent.click(screen.getByLabelText("Select run-2"));
  press("r");
  expect(await screen.findByText("2 runs restored.")).toBeTruthy();
  expect(restored).toEqual([["id of run-3"], ["id of run-3", "id of run-2"]]);
});

it("says its own keys, and none that it has not", async () => {
  await open();
  press("?");
  const keys = screen.getByRole("dialog", { hidden: true }).textContent;
  expect(keys).toContain("restore what is selected, or the row");
  expect(keys).not.toContain("open the row");
});
