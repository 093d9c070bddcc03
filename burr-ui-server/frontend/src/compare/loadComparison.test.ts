import { expect, it, vi } from "vitest";
import type { Comparison, StepPair } from "../api/types";
import { loadComparison } from "./loadComparison";

function server(total: number, version: () => string = () => "v") {
  return vi.fn((after: number, limit: number): Promise<Comparison> => {
    const end = Math.min(total, after + 1 + Math.min(limit, 10));
    const pairs = Array.from(
      { length: Math.max(0, end - after - 1) },
      (_, i) => ({ index: after + 1 + i }) as StepPair,
    );
    return Promise.resolve({
      a: {},
      b: {},
      total,
      shared: 0,
      approximate: false,
      truncated: false,
      version: version(),
      pairs,
      nextAfter: end < total ? end - 1 : null,
    } as unknown as Comparison);
  });
}

it("goes on to the end and hands out what it has", async () => {
  const progressed = vi.fn();

  const whole = await loadComparison(server(25), progressed);

  expect(whole.pairs.map(({ index }) => index)).toEqual(Array.from({ length: 25 }, (_, i) => i));
  expect(whole.complete).toBe(true);
  expect(progressed.mock.calls.map(([known]) => (known as typeof whole).pairs.length)).toEqual([10, 20]);
});

it("begins anew when a run has grown in between", async () => {
  const versions = ["one", "two", "two", "two", "two"];
  const load = server(25, () => versions.shift() ?? "two");

  const whole = await loadComparison(load, () => undefined);

  expect(whole.version).toBe("two");
  expect(whole.pairs).toHaveLength(25);
  expect(load.mock.calls.map(([after]) => after)).toEqual([-1, 9, -1, 9, 19]);
});

it("does not begin anew for ever", async () => {
  let version = 0;
  const whole = await loadComparison(
    server(25, () => String(version++)),
    () => undefined,
  );

  expect(whole.pairs).toHaveLength(25);
});
