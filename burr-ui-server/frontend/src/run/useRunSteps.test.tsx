import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { createQueryClient, keys } from "../api/queries";
import type { StepSummary } from "../api/types";
import { deferred } from "./testSteps";
import { useRunSteps } from "./useRunSteps";

const isBeginning = (url: string) => new URL(url).pathname.endsWith("/beginning");

/** A run of which the server keeps `names`; every page holds two steps. */
class FakeRun {
  names: string[];
  readonly asked: number[] = [];
  constructor(names: string[]) {
    this.names = names;
    vi.stubGlobal("fetch", (url: string) => {
      if (isBeginning(url)) return new Promise(() => undefined);
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
  return renderHook(() => useRunSteps("p", "a"), { wrapper });
}

const actions = (steps: readonly StepSummary[] | undefined) => steps?.map((step) => step.action).join(" ");

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

it("shows the beginning of a long run until it is read", async () => {
  const beginning = { steps: [{ index: 0, action: "a" }], total: 3, version: "1", nextAfter: 0 };
  const page = deferred<Response>();
  vi.stubGlobal("fetch", (url: string) =>
    isBeginning(url) ? Promise.resolve(Response.json(beginning)) : page.promise,
  );
  const { result } = open(createQueryClient());
  await waitFor(() => expect(actions(result.current.data?.steps)).toBe("a"));
  expect(result.current.data?.total).toBe(3);

  const whole = ["a", "b", "c"].map((action, index) => ({ index, action }));
  page.resolve(Response.json({ steps: whole, total: 3, version: "2", nextAfter: null }));
  await waitFor(() => expect(actions(result.current.data?.steps)).toBe("a b c"));
});
