import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "../../api/queries";
import type { StepSummary, StepTrace } from "../../api/types";
import { SpansTab } from "./SpansTab";

let trace: StepTrace;
let asked: URL | null;

beforeEach(() => {
  asked = null;
  trace = { spans: [], attributes: [], streams: [], truncated: false };
  vi.stubGlobal("fetch", (address: string) => {
    asked = new URL(address);
    return Promise.resolve(Response.json(trace));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const step = {
  sequenceId: 8,
  index: 8,
  action: "generate_code",
  status: "succeeded",
  start: "2026-11-23T12:00:00Z",
  end: "2026-11-23T12:00:01Z",
  durationMicros: 1_000_000,
} as StepSummary;

const chat: StepTrace["spans"][number] = {
  id: "8:0",
  name: "openai.chat",
  parentId: null,
  depth: 0,
  start: "2026-11-23T12:00:00Z",
  offsetMicros: 5_500,
  end: null,
  durationMicros: 950_000,
  dependencies: ["8:1"],
  attributes: [{ key: "gen_ai.system", value: "OpenAI", spanId: "8:0", event: false, time: null }],
};

function open(span: string | null = null) {
  const onSpan = vi.fn();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <SpansTab project="chat" app="run" step={step} span={span} onSpan={onSpan} />
    </QueryClientProvider>,
  );
  return onSpan;
}

it("shows the sections of the step, and chooses one", async () => {
  trace = { ...trace, spans: [chat] };
  const onSpan = open();
  const row = await screen.findByRole("button", { name: /openai\.chat/ });
  expect(row.textContent).toBe("openai.chat+5.5 ms950 ms");
  expect(row.getAttribute("aria-pressed")).toBe("false");
  expect(asked?.pathname).toContain("/api/v1/step/trace");
  expect(asked?.searchParams.get("sequenceId")).toBe("8");

  fireEvent.click(row);

  expect(onSpan).toHaveBeenCalledWith("8:0");
});

it("shows what the chosen one noted", async () => {
  trace = { ...trace, spans: [chat] };
  const onSpan = open("8:0");
  expect((await screen.findByRole("rowheader")).textContent).toBe("gen_ai.system");
  expect(screen.getByText("began behind 8:1")).toBeTruthy();

  fireEvent.click(screen.getByRole("button", { pressed: true }));

  expect(onSpan).toHaveBeenCalledWith(null);
});

it("says how a stream went", async () => {
  trace = {
    ...trace,
    streams: [
      {
        spanId: null,
        start: "2026-11-23T12:00:00Z",
        firstItem: null,
        end: null,
        firstItemMicros: 120_000,
        durationMicros: 900_000,
        items: 42,
        itemsPerSecond: 53.8,
        text: null,
      },
    ],
  };
  open();
  await screen.findByText("first item after 120 ms, 42 items, 54/s");
});

it("says how to trace where nothing was", async () => {
  open();
  await screen.findByText(/This action traced nothing/);
});

it("leaves out why the step ran, which its head tells", async () => {
  trace = {
    ...trace,
    attributes: [
      { key: "burr.transition", value: {}, spanId: null, event: false, time: null },
      { key: "tokens", value: 12, spanId: null, event: false, time: null },
    ],
  };
  open();
  await screen.findByText("1 attribute");
  expect(screen.queryByText("burr.transition")).toBeNull();
});
