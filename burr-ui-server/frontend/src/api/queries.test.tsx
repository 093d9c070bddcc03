import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { createQueryClient, keys, useSteps } from "./queries";
import type { StepSummary } from "./types";

/** A run of which the server keeps `names`; every page holds two steps. */
class FakeRun {
  names: string[];
  readonly asked: number[] = [];

  constructor(names: string[]) {
    this.names = names;
    vi.stubGlobal("fetch", (url: string) => {
      const after = Number(new URL(url).searchParams.get("after"));
      this.asked.push(after);
      const steps = this.names.slice(after + 1, after + 3).map((action, i) => ({ index: after + 1 + i, action }));
      const last = after + steps.length;
      const body = {
        steps,
        total: this.names.length,
        version: String(this.names.length),
        nextAfter: last < this.names.length - 1 ? last : null,
      };
      return Promise.resolve(Response.json(body));
    });
  }
}

function open(client: QueryClient) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useSteps("p", "a"), { wrapper });
}

const actions = (steps: StepSummary[] | undefined) => steps?.map((step) => step.action).join(" ");

it("loads all pages, then only the last known step and what follows", async () => {
  const run = new FakeRun(["a", "b", "c", "running"]);
  const client = createQueryClient();
  const { result } = open(client);
  await waitFor(() => expect(actions(result.current.data?.steps)).toBe("a b c running"));
  expect(run.asked).toEqual([-1, 1]);

  run.names = ["a", "b", "c", "d", "e"];
  await client.invalidateQueries({ queryKey: keys.steps("p", "a") });
  await waitFor(() => expect(actions(result.current.data?.steps)).toBe("a b c d e"));
  expect(run.asked).toEqual([-1, 1, 2]);
});

it("starts over when the run was replaced by a shorter one", async () => {
  const run = new FakeRun(["a", "b", "c", "d", "e"]);
  const client = createQueryClient();
  const { result } = open(client);
  await waitFor(() => expect(result.current.data?.steps).toHaveLength(5));

  run.names = ["x", "y"];
  await client.invalidateQueries({ queryKey: keys.steps("p", "a") });
  await waitFor(() => expect(actions(result.current.data?.steps)).toBe("x y"));
});
