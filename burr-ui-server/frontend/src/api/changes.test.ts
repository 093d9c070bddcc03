import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChangeStream, querySink, type ChangesSink, type EventSourceLike } from "./changes";
import { leaveRun } from "./leaving";
import type { ChangeNotice } from "./types";

class FakeSource implements EventSourceLike {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  private readonly listeners = new Map<string, (event: { data: string }) => void>();

  addEventListener(type: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.closed = true;
  }

  send(type: string, data: unknown): void {
    this.listeners.get(type)?.({ data: typeof data === "string" ? data : JSON.stringify(data) });
  }
}

class RecordingSink implements ChangesSink {
  readonly drawn: (ChangeNotice[] | "resync")[] = [];

  changed(notices: ChangeNotice[]): void {
    this.drawn.push(notices);
  }

  resync(): void {
    this.drawn.push("resync");
  }
}

function setUp() {
  const sources: FakeSource[] = [];
  const world = {
    answers: true,
    hiddenNow: false,
    open: () => {
      const source = new FakeSource();
      sources.push(source);
      return source;
    },
    probe: () => Promise.resolve(world.answers),
    hidden: () => world.hiddenNow,
    now: () => Date.now(),
  };
  const sink = new RecordingSink();
  const stream = new ChangeStream(world, sink);
  const last = () => {
    const source = sources.at(-1);
    if (source === undefined) throw new Error("No connection was opened.");
    return source;
  };
  return { sources, world, sink, stream, last };
}

const notice = (app: string, version = "1", annotations = false): ChangeNotice => ({
  project: "p",
  app,
  version,
  annotations,
});
const kind = (stream: ChangeStream) => stream.snapshot().connection.kind;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("ChangeStream", () => {
  it("counts everything as changed when it connects, since notices before were missed", () => {
    const { sink, stream, last } = setUp();
    stream.start();
    expect(kind(stream)).toBe("connecting");
    last().onopen?.();
    expect(kind(stream)).toBe("live");
    expect(sink.drawn).toEqual(["resync"]);
  });

  it("draws at most four times a second and the latest notice of each application once", () => {
    const { sink, stream, last } = setUp();
    stream.start();
    last().onopen?.();
    last().send("change", notice("a", "1"));
    last().send("change", notice("a", "2"));
    last().send("change", notice("b"));
    expect(sink.drawn).toHaveLength(1);
    vi.advanceTimersByTime(249);
    expect(sink.drawn).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sink.drawn[1]).toEqual([notice("a", "2"), notice("b")]);
    vi.advanceTimersByTime(1_000);
    last().send("change", notice("c"));
    expect(sink.drawn[2]).toEqual([notice("c")]);
  });

  it("passes a resync on and drops notices that cannot be read", () => {
    const { sink, stream, last } = setUp();
    stream.start();
    last().onopen?.();
    vi.advanceTimersByTime(1_000);
    last().send("change", "{");
    last().send("change", { project: 3 });
    last().send("change", "null");
    expect(sink.drawn).toHaveLength(1);
    last().send("resync", {});
    expect(sink.drawn).toEqual(["resync", "resync"]);
  });

  it("counts while it is paused and draws when it goes on", () => {
    const { sink, stream, last } = setUp();
    stream.start();
    last().onopen?.();
    stream.pause();
    last().send("change", notice("a"));
    last().send("change", notice("b"));
    vi.advanceTimersByTime(5_000);
    expect(sink.drawn).toHaveLength(1);
    expect(stream.snapshot()).toMatchObject({ paused: true, pending: 2 });
    stream.resume();
    expect(stream.snapshot()).toMatchObject({ paused: false, pending: 0 });
    expect(sink.drawn[1]).toEqual([notice("a"), notice("b")]);
  });

  it("does not draw after a pause what was waiting before it", () => {
    const { sink, stream, last } = setUp();
    stream.start();
    last().onopen?.();
    last().send("change", notice("a"));
    stream.pause();
    vi.advanceTimersByTime(5_000);
    expect(sink.drawn).toEqual(["resync"]);
  });

  it("connects again with growing pauses while the server is gone", async () => {
    const { sources, world, stream, last } = setUp();
    world.answers = false;
    stream.start();
    const pauses: number[] = [];
    for (let failure = 0; failure < 6; failure++) {
      last().onerror?.();
      await vi.advanceTimersByTimeAsync(0);
      const { connection } = stream.snapshot();
      expect(connection.kind).toBe("gone");
      if (connection.kind === "gone") pauses.push(connection.retryAt - Date.now());
      const before = sources.length;
      await vi.advanceTimersByTimeAsync((pauses.at(-1) ?? 0) - 1);
      expect(sources).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sources).toHaveLength(before + 1);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
    last().onopen?.();
    expect(kind(stream)).toBe("live");
  });

  it("says that it reconnects when the server answers", async () => {
    const { sources, stream, last } = setUp();
    stream.start();
    last().onopen?.();
    last().onerror?.();
    await vi.advanceTimersByTimeAsync(999);
    expect(kind(stream)).toBe("reconnecting");
    expect(sources[0]?.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(sources).toHaveLength(2);
  });

  it("polls when the server answers but the stream does not get through, and tries the stream again", async () => {
    const { sources, sink, stream, last } = setUp();
    stream.start();
    for (const pause of [1_000, 2_000]) {
      await vi.advanceTimersByTimeAsync(10_000);
      await vi.advanceTimersByTimeAsync(pause);
    }
    expect(sources).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kind(stream)).toBe("polling");
    const before = sink.drawn.length;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(sink.drawn.length - before).toBe(3);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(sources).toHaveLength(4);
    last().onopen?.();
    expect(kind(stream)).toBe("live");
    const drawn = sink.drawn.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sink.drawn.length).toBeLessThanOrEqual(drawn + 1);
  });

  it("stops in a hidden tab and catches up when it is seen again", async () => {
    const { sources, world, sink, stream, last } = setUp();
    stream.start();
    last().onopen?.();
    world.hiddenNow = true;
    stream.visibilityChanged();
    expect(sources[0]?.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sources).toHaveLength(1);
    world.hiddenNow = false;
    stream.visibilityChanged();
    last().onopen?.();
    expect(sources).toHaveLength(2);
    expect(sink.drawn).toEqual(["resync", "resync"]);
  });

  it("waits for the tab to be seen before it connects", () => {
    const { sources, world, stream } = setUp();
    world.hiddenNow = true;
    stream.start();
    expect(sources).toHaveLength(0);
    world.hiddenNow = false;
    stream.visibilityChanged();
    expect(sources).toHaveLength(1);
  });

  it("ignores what an abandoned connection still reports", async () => {
    const { sources, world, stream } = setUp();
    stream.start();
    const first = sources[0];
    first?.onopen?.();
    world.answers = false;
    stream.retryNow();
    sources[1]?.onopen?.();
    first?.onerror?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(kind(stream)).toBe("live");
  });

  it("does nothing after it was stopped", async () => {
    const { sources, sink, stream, last } = setUp();
    stream.start();
    last().onopen?.();
    last().send("change", notice("a"));
    last().onerror?.();
    stream.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sources).toHaveLength(1);
    expect(sink.drawn).toEqual(["resync"]);
  });
});

describe("querySink", () => {
  const fetched = [
    ["projects"],
    ["applications", "p", {}],
    ["applications-head", "p", {}],
    ["applications-head", "q", {}],
    ["steps", "p", "a"],
    ["steps", "p", "b"],
    ["payload", "p", "a", 3],
    ["application", "p", "a"],
    ["annotations", "p", {}],
    ["annotations-of-run", "p", "a"],
    ["annotations-of-run", "p", "b"],
  ];

  const staleAfter = (act: (sink: ChangesSink) => void) => {
    const client = new QueryClient();
    for (const key of fetched) client.setQueryData(key, { version: "7", steps: [] });
    act(querySink(client));
    const stale = fetched.filter((key) => client.getQueryState(key)?.isInvalidated === true);
    return { stale };
  };

  it("leaves an application alone that this tab is about to delete", () => {
    const stay = leaveRun("p", "a");
    const { stale } = staleAfter((sink) => sink.changed([{ ...notice("a"), annotations: true }]));
    expect(stale).toEqual([["projects"], ["applications-head", "p", {}], ["annotations", "p", {}]]);
    stay();
    expect(staleAfter((sink) => sink.changed([notice("a")])).stale).toContainEqual(["steps", "p", "a"]);
  });

  it("makes stale what shows the changed application, and never the rows of a list", () => {
    const { stale } = staleAfter((sink) => sink.changed([notice("a")]));
    expect(stale).toEqual([
      ["projects"],
      ["applications-head", "p", {}],
      ["steps", "p", "a"],
      ["application", "p", "a"],
    ]);
  });

  it("makes the annotations of a run and its project stale when they have changed", () => {
    const { stale } = staleAfter((sink) => sink.changed([notice("a", "1", true)]));
    expect(stale.slice(-2)).toEqual([
      ["annotations", "p", {}],
      ["annotations-of-run", "p", "a"],
    ]);
  });

  it("asks again on a resync for a list that could not be read", async () => {
    vi.useRealTimers();
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const queryKey = ["applications", "p", {}];
    await expect(client.query({ queryKey, queryFn: () => Promise.reject(new Error("gone")) })).rejects.toThrow("gone");
    querySink(client).resync();
    expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true);
  });

  it("makes everything but the rows of lists stale on a resync", () => {
    const { stale } = staleAfter((sink) => sink.resync());
    expect(stale).toEqual(fetched.filter(([name]) => name !== "applications" && name !== "payload"));
  });
});
