import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "../api/queries";
import type { NamedView } from "../api/types";
import { useViews } from "./useViews";

/** What the server has, and what was asked of it in which order. */
let kept: NamedView[];
let asked: string[];
/** Answers that are on their way, in the order of the questions. */
let onTheirWay: (() => void)[];

const view = (id: string, name: string, query: string): NamedView => ({
  id,
  name,
  query,
  createdAt: "2026-11-23T12:00:00Z",
  updatedAt: "2026-11-23T12:00:00Z",
});

beforeEach(() => {
  const base = document.createElement("base");
  base.href = "/";
  document.head.replaceChildren(base);
  kept = [view("1", "Slow", "min=1s")];
  asked = [];
  onTheirWay = [];
  vi.stubGlobal("fetch", (url: string, { method = "GET", body }: RequestInit) => {
    if (method === "GET") return Promise.resolve(Response.json({ views: kept }));
    const id = new URL(url, "http://localhost").searchParams.get("id") ?? String(kept.length + 1);
    const given = typeof body === "string" ? (JSON.parse(body) as { name: string; query: string }) : null;
    asked.push([method, id, given?.name, given?.query].join(" ").trim());
    return new Promise<Response>((answer) => {
      onTheirWay.push(() => {
        const before = kept.find((each) => each.id === id);
        const after = given === null ? before : view(id, given.name, given.query);
        kept = kept.filter((each) => each.id !== id);
        if (given !== null && after !== undefined) kept.push(after);
        answer(Response.json(after));
      });
    });
  });
});
afterEach(cleanup);

async function open() {
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useViews("chat"), { wrapper });
  await waitFor(() => expect(result.current.views).toHaveLength(1));
  const answerAll = async (count: number) => {
    for (let answered = 0; answered < count; answered++) {
      await waitFor(() => expect(onTheirWay).toHaveLength(1));
      await act(async () => {
        onTheirWay.shift()?.();
        await Promise.resolve();
      });
    }
  };
  return { result, answerAll };
}

it("changes one after the other, each on what the one before has left", async () => {
  const { result, answerAll } = await open();
  const { change } = result.current;
  let both: Promise<unknown> = Promise.resolve();
  act(() => {
    both = Promise.all([change("1", { name: "Slow ones" }), change("1", { query: "min=2s" })]);
  });
  await answerAll(2);
  await both;

  expect(asked).toEqual(["PUT 1 Slow ones min=1s", "PUT 1 Slow ones min=2s"]);
  await waitFor(() => expect(result.current.views?.[0]).toMatchObject({ name: "Slow ones", query: "min=2s" }));
});

it("keeps both of two that are saved in a row, and one that is saved twice once", async () => {
  const { result, answerAll } = await open();
  const { save } = result.current;
  let all: Promise<NamedView[]> = Promise.resolve([]);
  act(() => {
    all = Promise.all([save("Failed", "has=error"), save("Failed", "has=error"), save("Forks", "has=fork")]);
  });
  await answerAll(2);

  expect((await all).map(({ id }) => id)).toEqual(["2", "2", "3"]);
  expect(asked).toEqual(["POST 2 Failed has=error", "POST 3 Forks has=fork"]);
});

it("goes on after a change that failed", async () => {
  const { result, answerAll } = await open();
  const { change, remove } = result.current;
  const answer = fetch;
  let calls = 0;
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    const fails = init.method === "PUT" && ++calls === 1;
    return fails ? Promise.reject(new TypeError("cable")) : answer(url, init);
  });
  let renamed: Promise<unknown> = Promise.resolve();
  act(() => {
    renamed = change("1", { name: "Slow ones" }).catch((error: unknown) => error);
    void remove("1");
  });
  await answerAll(1);

  expect(await renamed).toBeInstanceOf(Error);
  expect(asked).toEqual(["DELETE 1"]);
  await waitFor(() => expect(result.current.views).toEqual([]));
});
