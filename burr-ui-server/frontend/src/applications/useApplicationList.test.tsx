import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { createQueryClient, keys } from "../api/queries";
import type { ApplicationPage, ApplicationSummary } from "../api/types";
import { filterOf } from "./filter";
import { useApplicationList } from "./useApplicationList";

afterEach(cleanup);

const run = (appId: string): ApplicationSummary => ({
  appId,
  partitionKey: null,
  status: "succeeded",
  steps: 1,
  failedSteps: 0,
  firstInput: null,
  lastAction: null,
  firstActivity: null,
  lastActivity: "2026-11-23T12:00:00Z",
  activeMicros: 0,
  parent: null,
  spawnedBy: null,
  children: 0,
  problems: 0,
  bytes: 0,
});

const answer = (ids: string[], indexing: ApplicationPage["indexing"]): ApplicationPage => ({
  applications: ids.map(run),
  annotations: {},
  nextCursor: null,
  indexing,
  total: ids.length,
});

async function open(first: ApplicationPage, search: string) {
  let now = first;
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(now)));
  const base = document.createElement("base");
  base.href = "/";
  document.head.replaceChildren(base);
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const filter = filterOf(new URLSearchParams(search));
  const { result } = renderHook(() => useApplicationList("chat", filter), { wrapper });
  await waitFor(() => expect(result.current.rows).toHaveLength(first.applications.length));
  const later = async (next: ApplicationPage) => {
    now = next;
    await act(() => client.invalidateQueries({ queryKey: keys.applicationsHead("chat") }));
  };
  const ids = () => result.current.rows.map(({ application }) => application.appId);
  return { result, later, ids };
}

it("moves no row when all runs are read, and shows their order when it is asked to", async () => {
  const { result, later, ids } = await open(answer(["a", "b"], { done: 2, total: 9 }), "sort=tokens");
  await later(answer(["b", "a"], null));

  await waitFor(() => expect(result.current.reordered).toBe(true));
  expect(ids()).toEqual(["a", "b"]);

  act(() => result.current.showNewest());
  await waitFor(() => expect(ids()).toEqual(["b", "a"]));
  expect(result.current.reordered).toBe(false);
});

it("offers no other order where all runs have the one that is shown, nor when one of them goes on later", async () => {
  const { result, later, ids } = await open(answer(["a", "b"], { done: 2, total: 9 }), "sort=cost");
  await later(answer(["a", "b"], null));
  await waitFor(() => expect(result.current.indexing).toBeNull());
  await later(answer(["b", "a"], null));

  expect(result.current.reordered).toBe(false);
  expect(ids()).toEqual(["a", "b"]);
});
