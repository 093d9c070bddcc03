import { describe, expect, it } from "vitest";
import { RunViewStore } from "./viewStore";

function world(search = "") {
  const written: { values: Record<string, unknown>; replace: boolean }[] = [];
  let now = 0;
  let task: (() => void) | null = null;
  let due = 0;
  const store = new RunViewStore(
    new URLSearchParams(search),
    (values, { replace }) =>
      written.push({ values: Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null)), replace }),
    {
      now: () => now,
      later(next, millis) {
        task = next;
        due = now + millis;
        return () => (task = null);
      },
    },
  );
  const wait = (millis: number) => {
    now += millis;
    if (task !== null && now >= due) {
      const next = task;
      task = null;
      next();
    }
  };
  return { store, written, wait };
}

describe("RunViewStore", () => {
  it("starts with what the address says", () => {
    expect(world("step=3&tab=diff").store.snapshot()).toMatchObject({ step: 3, tab: "diff" });
  });

  it("replaces the entry of the history when a selection changes", () => {
    const { store, written } = world();
    store.change({ step: 1 });
    expect(written).toEqual([{ values: { step: 1 }, replace: true }]);
  });

  it("pushes an entry when something is opened", () => {
    const { store, written } = world();
    store.change({ pane: "step", step: 1 }, { push: true });
    expect(written).toEqual([{ values: { pane: "step", step: 1 }, replace: false }]);
  });

  it("shows every change at once but writes a held key at a pace that browsers accept", () => {
    const { store, written, wait } = world();
    for (let step = 1; step <= 100; step += 1) {
      store.change({ step });
      expect(store.snapshot().step).toBe(step);
      wait(30);
    }
    wait(1000);
    expect(written.length).toBeLessThanOrEqual(22);
    expect(written.at(-1)?.values).toEqual({ step: 100 });
  });

  it("writes what waits before it pushes", () => {
    const { store, written } = world();
    store.change({ step: 1 });
    store.change({ step: 2 });
    store.change({ pane: "graph" }, { push: true });
    expect(written).toEqual([
      { values: { step: 1 }, replace: true },
      { values: { step: 2 }, replace: true },
      { values: { step: 2, pane: "graph" }, replace: false },
    ]);
  });

  it("follows the reader to another entry and forgets what waited", () => {
    const { store, written, wait } = world();
    store.change({ step: 1 });
    store.change({ step: 2 });
    store.drop();
    store.addressChanged(new URLSearchParams("step=7"));
    wait(1000);
    expect(store.snapshot().step).toBe(7);
    expect(written).toHaveLength(1);
  });

  it("lets a link win over what waits, but not the echo of its own writing", () => {
    const { store, written, wait } = world();
    store.change({ step: 1 });
    store.change({ step: 2 });
    store.addressChanged(new URLSearchParams("step=1"));
    expect(store.snapshot().step).toBe(2);
    store.addressChanged(new URLSearchParams("step=9"));
    wait(1000);
    expect(store.snapshot().step).toBe(9);
    expect(written).toHaveLength(1);
  });

  it("tells nobody when nothing changed", () => {
    const { store } = world("step=1");
    let told = 0;
    store.subscribe(() => (told += 1));
    store.addressChanged(new URLSearchParams("step=1"));
    expect(told).toBe(0);
    store.change({ step: 2 });
    expect(told).toBe(1);
  });
});
