import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "../api/queries";
import type { ActionList } from "../api/types";
import { TextFilter } from "./TextFilter";
import { useActions } from "./useActions";

function ActionFilter() {
  const { actions, indexing } = useActions("chat");
  const note = indexing === null ? undefined : "More appear as runs are read.";
  return <TextFilter name="Action" value="" suggestions={actions} note={note} hint="" onChange={() => undefined} />;
}

let indexing: ActionList["indexing"];

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const base = document.createElement("base");
  base.href = "/";
  document.head.replaceChildren(base);
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ actions: ["respond"], total: 1, indexing })));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("says that actions are missing while runs are read, and asks again until they are", async () => {
  indexing = { done: 1, total: 2 };
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ActionFilter />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Filter Action" }));
  expect(await screen.findByText("More appear as runs are read.")).toBeTruthy();

  indexing = null;
  await vi.advanceTimersByTimeAsync(1_500);
  expect(screen.queryByText("More appear as runs are read.")).toBeNull();
  expect(screen.getByRole("button", { name: "respond" })).toBeTruthy();
});
