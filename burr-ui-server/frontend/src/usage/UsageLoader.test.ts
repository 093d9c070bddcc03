import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Usage, UsageView } from "../api/types";
import { UsageLoader } from "./UsageLoader";

const run = (appId: string, bytes = 1) => ({ appId, bytes, lastActivity: null });
const usage = (inputTokens: number): Usage => ({
  calls: 1,
  inputTokens,
  outputTokens: 0,
  cachedInputTokens: 0,
  cost: null,
  unpriced: 1,
});

describe("UsageLoader", () => {
  let asked: (readonly string[])[];
  let answers: Record<string, Usage>;
  let failing: boolean;
  let loader: UsageLoader;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    answers = {};
    failing = false;
    loader = new UsageLoader("p", (apps): Promise<UsageView> => {
      asked.push(apps);
      if (failing) return Promise.reject(new Error("gone"));
      const runs = Object.fromEntries(Object.entries(answers).filter(([app]) => apps.includes(app)));
      return Promise.resolve({ currency: "USD", runs });
    });
    loader.subscribe(() => undefined);
  });

  afterEach(() => vi.useRealTimers());

  it("asks for what is looked at, once it rests, and only once", async () => {
    answers = { a: usage(1), b: usage(2) };
    loader.want([run("passing")]);
    loader.want([run("a"), run("b")]);
    await vi.advanceTimersByTimeAsync(10_000);
    loader.want([run("a")]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toEqual([["a", "b"]]);
    expect(loader.snapshot().get("b")?.usage.inputTokens).toBe(2);
  });

  it("asks again for what the server had not read, and gives up on what there is not", async () => {
    answers = { a: usage(1) };
    loader.want([run("a"), run("late"), run("nowhere")]);
    await vi.advanceTimersByTimeAsync(100);
    answers = { ...answers, late: usage(3) };
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(asked[0]).toEqual(["a", "late", "nowhere"]);
    expect(asked[1]).toEqual(["late", "nowhere"]);
    expect(asked.slice(2).every((apps) => apps.join() === "nowhere")).toBe(true);
    expect(asked).toHaveLength(8);
  });

  it("asks again for a run that grew, but not each time it does", async () => {
    answers = { a: usage(1) };
    loader.want([run("a")]);
    await vi.advanceTimersByTimeAsync(100);
    answers = { a: usage(5) };
    for (let bytes = 2; bytes < 20; bytes++) {
      loader.want([run("a", bytes)]);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
    expect(loader.snapshot().get("a")?.usage.inputTokens).toBe(5);
  });

  it("splits what does not fit into an address", async () => {
    const long = ["x", "y", "z"].map((letter) => letter.repeat(3_000));
    answers = Object.fromEntries(long.map((app) => [app, usage(1)]));
    loader.want(long.map((app) => run(app)));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.map((apps) => apps.length)).toEqual([2, 1]);
  });

  it("asks again after a failure, and keeps what it knew", async () => {
    answers = { a: usage(1) };
    loader.want([run("a")]);
    await vi.advanceTimersByTimeAsync(100);
    failing = true;
    loader.want([run("a", 2)]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(loader.snapshot().get("a")?.usage.inputTokens).toBe(1);
    failing = false;
    answers = { a: usage(2) };
    await vi.advanceTimersByTimeAsync(30_000);
    expect(loader.snapshot().get("a")?.usage.inputTokens).toBe(2);
  });
});
