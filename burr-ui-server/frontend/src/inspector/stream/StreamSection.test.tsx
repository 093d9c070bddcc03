import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "../../api/queries";
import type { StepStream, StepSummary, StepTrace, StreamView } from "../../api/types";
import { step } from "../../run/testSteps";
import { StreamSection } from "./StreamSection";

let text: string | null;
let asked: number;

beforeEach(() => {
  text = "Why was the math book sad?";
  asked = 0;
  vi.stubGlobal("fetch", () => {
    asked += 1;
    const stream: StreamView = {
      spanId: null,
      start: "2026-11-23T12:00:00Z",
      firstItem: "2026-11-23T12:00:00.212Z",
      end: null,
      firstItemMicros: 212_000,
      durationMicros: null,
      items: 6,
      itemsPerSecond: 40,
      text,
    };
    const trace: StepTrace = { spans: [], attributes: [], streams: [stream], truncated: false };
    return Promise.resolve(Response.json(trace));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const going: StepStream = {
  start: "2026-11-23T12:00:00Z",
  firstItem: "2026-11-23T12:00:00.212Z",
  end: null,
  items: 6,
};
const ended: StepStream = { ...going, end: "2026-11-23T12:00:00.312Z" };

function show(status: StepSummary["status"], stream: StepStream) {
  const shown = step(0, { status, stream, end: status === "running" ? null : "2026-11-23T12:00:01Z" });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <StreamSection project="p" app="a" step={shown} stream={stream} />
    </QueryClientProvider>,
  );
}

it("shows what a stream has said while it goes on", async () => {
  show("running", going);
  expect((await screen.findByRole("region", { name: "Text so far" })).textContent).toBe("Why was the math book sad?");
  screen.getByText("6 items so far");
  screen.getByText("first after 212 ms, then 25 ms each");
});

it("leaves what came of it to the result, and asks for nothing", () => {
  show("succeeded", ended);
  screen.getByText("6 items");
  screen.getByText("first after 212 ms, then 20 ms each");
  expect(screen.queryByRole("region", { name: /^Text/ })).toBeNull();
  expect(asked).toBe(0);
});

it("keeps what a stream said that was broken off", async () => {
  show("failed", ended);
  await screen.findByRole("region", { name: "Text until then" });
});

it("spells out what turns the direction of writing", async () => {
  text = "a\u202eb";
  show("running", going);
  await screen.findByText("a\\u202eb");
});

it("says why there is no text", async () => {
  text = null;
  show("running", going);
  await screen.findByText(/The log does not tell what they say/);
});

it("waits for the first item", () => {
  show("running", { ...going, firstItem: null, items: null });
  screen.getByText("no item yet");
});
