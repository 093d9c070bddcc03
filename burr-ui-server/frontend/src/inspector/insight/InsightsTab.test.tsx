import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "../../api/queries";
import type { Insight, StepSummary, Usage } from "../../api/types";
import { InsightsTab } from "./InsightsTab";

const none: Usage = { calls: 0, inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, cost: null, unpriced: 0 };

let insight: Insight;

beforeEach(() => {
  insight = {
    run: {
      usage: none,
      models: [],
      stepUsages: [],
      actions: [
        {
          action: "ask",
          runs: 4,
          failed: 1,
          p50Micros: 1_000,
          p95Micros: 2_000,
          longestMicros: 3_000,
          totalMicros: 6_000,
          usage: none,
        },
      ],
      slowest: [{ sequenceId: 3, action: "ask", durationMicros: 3_000 }],
      gaps: [],
      missingSteps: 0,
      open: [{ sequenceId: 7, action: "ask" }],
      openSteps: 1,
      dropped: [],
      droppedEvents: 0,
      growth: { firstBytes: 100, lastBytes: 1_900, bytesPerStep: 200, largestStep: 2, largestBytes: 900 },
      repeated: [],
      unreadableLines: 0,
      openings: 1,
    },
    currency: "USD",
    pricesAsOf: "2026-11-01",
  };
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(insight)));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open() {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <InsightsTab
        project="chat"
        app="run"
        step={{ sequenceId: 3 } as StepSummary}
        steps={[{ sequenceId: 7, status: "interrupted" } as StepSummary]}
        hrefOfStep={(sequenceId) => `/step/${sequenceId}`}
      />
    </QueryClientProvider>,
  );
}

it("says what is odd, and leads to the step", async () => {
  open();
  const problems = await screen.findByRole("region", { name: "Problems" });
  expect(problems.textContent).toContain("1 step has no end");
  expect(within(problems).getByRole("link", { name: "#7" }).getAttribute("href")).toBe("/step/7");
});

it("says where the time went", async () => {
  open();
  const row = await screen.findByRole("row", { name: /^ask/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  ).toEqual(["4", "1", "1.0 ms", "2.0 ms", "6.0 ms", "100 %"]);
  expect(screen.getByRole("region", { name: "State size" }).textContent).toContain("200 B more with each step");
});

it("sums what language models used, and this step's share", async () => {
  const usage: Usage = { ...none, calls: 2, inputTokens: 244, outputTokens: 104, cost: 0.0003 };
  insight.run.usage = usage;
  insight.run.models = [{ model: "gpt-x", usage }];
  insight.run.stepUsages = [{ sequenceId: 3, usage: { ...usage, calls: 1 } }];
  open();
  const models = await screen.findByRole("region", { name: "Language models" });
  expect(models.textContent).toContain("2 calls, 244 tokens in, 104 out · $0.0003");
  expect(within(models).getByRole("row", { name: /^in #3 1/ })).toBeTruthy();
  expect(models.textContent).toContain("By list prices of 2026-11-01");
});

it("makes no sum of prices that are not all known", async () => {
  insight.run.usage = { ...none, calls: 2, unpriced: 1, inputTokens: 1, outputTokens: 1 };
  open();
  const models = await screen.findByRole("region", { name: "Language models" });
  expect(models.textContent).not.toContain("$");
  expect(models.textContent).toContain("1 call without a known price");
});
