import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "../api/queries";
import type { StepSummary } from "../api/types";
import { Palette, type PaletteScope } from "./Palette";
import type { PaletteEntry } from "./entries";

const asked: URL[] = [];
let pages: unknown[] = [];

beforeEach(() => {
  asked.length = 0;
  pages = [];
  // As in index.html: addresses are made below it, not below the page that is shown.
  const base = document.createElement("base");
  base.href = "/";
  document.head.replaceChildren(base);
  window.history.replaceState(null, "", "/project/chat");
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("fetch", (address: string) => {
    const url = new URL(address);
    if (url.pathname.endsWith("/search")) asked.push(url);
    const answer = url.pathname.endsWith("/search")
      ? (pages.shift() ?? page([], null))
      : { projects: [{ id: "chat", runs: 3, failedRuns: 0, runningRuns: 0, activity: [] }] };
    return Promise.resolve(new Response(JSON.stringify(answer), { headers: { "content-type": "application/json" } }));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function page(hits: unknown[], nextCursor: string | null, searched = 10) {
  return { hits, nextCursor, searched, bytes: 1, problems: [] };
}

function hit(appId: string) {
  return {
    project: "chat",
    run: { appId, status: "succeeded" },
    matches: [
      {
        part: "state",
        sequenceId: 3,
        action: "ask",
        path: "history[1]",
        inName: false,
        snippet: "where is my order",
        start: 12,
        length: 5,
      },
    ],
    more: false,
  };
}

const step = (sequenceId: number, action: string) =>
  ({
    sequenceId,
    action,
    status: "succeeded",
    added: [],
    changed: ["n"],
    removed: [],
    durationMicros: 1200,
  }) as unknown as StepSummary;

function open(scope: Partial<PaletteScope> = {}) {
  const done: string[] = [];
  const commands: PaletteEntry[] = [
    { id: "dark", icon: "moon", text: "Use the dark theme", action: { kind: "do", run: () => done.push("dark") } },
    { id: "copy", icon: "link", text: "Copy a link", action: { kind: "do", run: () => done.push("copy") } },
  ];
  const close = vi.fn();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Palette scope={{ project: "chat", run: null, ...scope }} commands={commands} onClose={close} />
    </QueryClientProvider>,
  );
  const input = screen.getByRole("combobox");
  return {
    done,
    close,
    input,
    type: (text: string) => fireEvent.change(input, { target: { value: text } }),
    press: (key: string, modifiers = {}) => fireEvent.keyDown(input, { key, ...modifiers }),
    options: () => screen.queryAllByRole("option").map((option) => option.textContent),
    selected: () => screen.getByRole("option", { selected: true }),
  };
}

it("finds runs by what is written in them, and opens the step", async () => {
  pages = [page([hit("run-7")], null)];
  const { type, press, close } = open();
  type("order");
  const found = await screen.findByRole("option", { name: /run-7/ });
  expect(within(found).getByText("order").tagName).toBe("MARK");
  expect(found.textContent).toContain("#3 state history[1]");
  expect(asked[0]?.searchParams.get("q")).toBe("order");
  expect(asked[0]?.searchParams.get("project")).toBe("chat");

  press("Enter");

  expect(close).toHaveBeenCalled();
  expect(window.location.pathname + window.location.search).toBe("/project/chat/run-7?step=3");
});

it("goes on where the server has stopped, and says how far it is", async () => {
  pages = [page([], "next", 3_000), page([hit("run-1")], null, 500)];
  const { type } = open();
  type("order");
  await screen.findByRole("option", { name: /run-1/ });
  expect(asked.map((url) => url.searchParams.get("cursor"))).toEqual([null, "next"]);
});

it("says that nothing was found, and in how much", async () => {
  pages = [page([], null, 1_234)];
  const { type } = open({ project: null });
  type("zzz");
  await screen.findByText("Nothing found for “zzz”. Looked through 1,234 runs.");
});

it("says what could not be searched", async () => {
  pages = [{ ...page([hit("run-1")], null), problems: ["The server has read 10 of 20 runs by now."] }];
  const { type } = open();
  type("order");
  await screen.findByText("The server has read 10 of 20 runs by now.");
});

it("looks in all projects when it is told to", async () => {
  const { type, press, close } = open();
  type("zzz");
  await waitFor(() => expect(asked).toHaveLength(1));
  press("Enter");
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.searchParams.has("project")).toBe(false);
  expect(close).not.toHaveBeenCalled();
});

it("walks over the entries with the arrow keys, around the ends", () => {
  const { type, press, selected, done } = open();
  type(">");
  expect(selected().textContent).toContain("dark theme");
  press("ArrowDown");
  expect(selected().textContent).toContain("Copy a link");
  press("ArrowDown");
  expect(selected().textContent).toContain("dark theme");
  press("ArrowUp");
  press("Enter");
  expect(done).toEqual(["copy"]);
  expect(asked).toEqual([]);
});

it("finds steps of the run by number and by action", () => {
  const steps = [step(0, "ask"), step(1, "answer"), step(12, "ask")];
  const { type, options, press } = open({ run: { project: "chat", app: "run", steps } });
  type("#");
  expect(options()).toEqual(["#12 askwrote n1.2 ms", "#1 answerwrote n1.2 ms", "#0 askwrote n1.2 ms"]);
  type("#12");
  expect(options()).toEqual(["#12 askwrote n1.2 ms"]);
  type("#answ");
  press("Enter");
  expect(window.location.search).toBe("?step=1");
});
