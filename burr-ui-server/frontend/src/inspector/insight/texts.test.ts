import { describe, expect, it } from "vitest";
import type { RunInsight, StepSummary, Usage } from "../../api/types";
import { formatCost } from "../../usage/cost";
import { findingsOf, usageText } from "./texts";

const none: Usage = { calls: 0, inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, cost: null, unpriced: 0 };

const fine: RunInsight = {
  usage: none,
  models: [],
  stepUsages: [],
  actions: [],
  slowest: [],
  gaps: [],
  missingSteps: 0,
  open: [],
  openSteps: 0,
  dropped: [],
  droppedEvents: 0,
  growth: null,
  repeated: [],
  unreadableLines: 0,
  openings: 1,
};

describe("findingsOf", () => {
  it("finds nothing odd about a run that is fine", () => {
    expect(findingsOf(fine, [])).toEqual([]);
  });

  it("says what is odd, and where", () => {
    const odd: RunInsight = {
      ...fine,
      unreadableLines: 1,
      missingSteps: 4,
      gaps: [
        { first: 3, last: 5 },
        { first: 9, last: 9 },
      ],
      openSteps: 1,
      open: [{ sequenceId: 12, action: "ask" }],
      repeated: [{ action: "search", times: 4, sequenceIds: [2, 6, 7, 8] }],
    };
    const steps = [{ sequenceId: 12, status: "interrupted" } as StepSummary];
    expect(findingsOf(odd, steps).map(({ text, steps }) => [text, steps])).toEqual([
      ["1 line of the log cannot be read: what they said is lost.", []],
      ["4 steps missing between others: #3–#5, #9.", []],
      ["1 step has no end: cut off.", [12]],
      ["search did the same 4 times: same inputs, same result.", [2, 6, 7, 8]],
    ]);
  });
});

it("tells of a step without end behind the steps that are listed", () => {
  const listed = Array.from(
    { length: 20_000 },
    (_, sequenceId) => ({ sequenceId, status: "succeeded" }) as StepSummary,
  );
  const insight = { ...fine, openSteps: 1, open: [{ sequenceId: 25_000, action: "ask" }] };
  expect(findingsOf(insight, listed)).toEqual([
    { id: "open beyond", text: "1 later step has no end: cut off, or still running.", steps: [25_000] },
  ]);
  expect(findingsOf(insight, listed.slice(1))).toEqual([]);
});

it("names the events that were not recorded", () => {
  const dropped = [
    { sequenceId: 3, action: "ask", kind: "end" },
    { sequenceId: 8, action: "answer", kind: "begin" },
  ] as const;
  const open = [{ sequenceId: 3, status: "interrupted" } as StepSummary];
  expect(findingsOf({ ...fine, dropped: [...dropped], droppedEvents: 2 }, open)[0]).toEqual({
    id: "dropped",
    text: "2 events were not recorded: end of #3, beginning of #8. The log of the service says why.",
    steps: [3],
  });
  expect(findingsOf({ ...fine, dropped: [dropped[0]], droppedEvents: 150 }, open)[0]?.text).toContain(
    "end of #3 and 149 others.",
  );
});

describe("formatCost", () => {
  it.each([
    [0.01672, "USD", "$0.0167"],
    [1.2, "USD", "$1.20"],
    [0, "USD", "$0.00"],
    [12.5, "EUR", "€12.50"],
    [0.5, "credits", "0.50 credits"],
  ])("writes %d in %s", (cost, currency, text) => {
    expect(formatCost({ cost, calls: 1 }, currency)).toBe(text);
  });

  it("does not make up what it does not know", () => {
    expect(formatCost({ cost: null, calls: 3 }, "USD")).toBe("–");
    expect(formatCost({ cost: null, calls: 0 }, "USD")).toBe("");
  });
});

it("says what was used", () => {
  expect(usageText({ ...none, calls: 2, inputTokens: 1_244, outputTokens: 104, cachedInputTokens: 1_000 })).toBe(
    "2 calls, 1,244 tokens in (1,000 cached), 104 out",
  );
});
