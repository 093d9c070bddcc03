// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { JsonObject, StepDetail } from "../../api/types";
import { localAccess, type PayloadAccess, type Rows, type TreeRows } from "./access";
import { PayloadService } from "./PayloadService";
import { remoteAccess } from "./remoteAccess";
import { StepPayload } from "./StepPayload";
import type { WorkerAnswer, WorkerMessage } from "./workerTalk";

/** A worker that is none: it answers a little later, as a copy, like a real one. */
class NearWorker {
  onmessage: ((event: { data: WorkerAnswer }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  readonly terminate = vi.fn();
  private readonly service = new PayloadService();

  postMessage({ id, question }: WorkerMessage): void {
    const say = (data: WorkerAnswer) => this.onmessage?.({ data: structuredClone(data) });
    this.service.answer(question).then(
      (result) => say({ id, result }),
      (error: unknown) => say({ id, error: String(error) }),
    );
  }
}

const before: JsonObject = { list: Array.from({ length: 450 }, (_, index) => ({ index })), n: 1 };
const after: JsonObject = { list: [...(before.list as { index: number }[]), { index: 450 }], n: 2 };
const detail: StepDetail = {
  step: {
    index: 1,
    sequenceId: 1,
    action: "count",
    status: "succeeded",
    start: "2026-11-23T12:00:00Z",
    end: null,
    durationMicros: null,
    added: [],
    changed: ["list", "n"],
    removed: [],
    undeclared: [],
    condition: null,
    error: null,
    attributes: 0,
    spans: 0,
    attempts: 1,
    stream: null,
  },
  inputs: {},
  result: null,
  exception: null,
  stateAfter: after,
  stateProblem: null,
  stateBefore: before,
  attributes: [],
  writtenBy: { list: 1, n: 1 },
  from: null,
  reads: [],
  writes: [],
  code: "",
  bytes: 0,
};

let workers: NearWorker[] = [];

beforeEach(() => {
  workers = [];
  vi.stubGlobal("Worker", function () {
    const worker = new NearWorker();
    workers.push(worker);
    return worker;
  });
});

afterEach(() => vi.unstubAllGlobals());

function remote(): Promise<PayloadAccess> {
  return remoteAccess(new Blob([JSON.stringify(detail)]));
}

/** Waits until the rows have moved once more. */
function moved(rows: Rows<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const stop = rows.subscribe(() => {
      stop();
      resolve();
    });
  });
}

async function all<R>(rows: Rows<R>): Promise<(R | undefined)[]> {
  for (let start = 0; start < rows.count(); start += 100) {
    if (rows.row(start) !== undefined) continue;
    const arrival = moved(rows);
    rows.need(start, start + 1);
    await arrival;
  }
  return Array.from({ length: rows.count() }, (_, index) => rows.row(index));
}

async function opened(access: PayloadAccess, choices = new Map<string, boolean>()): Promise<TreeRows> {
  const rows = access.openTree("after", choices);
  if (rows.count() === 0) await moved(rows);
  return rows;
}

describe("values held by a worker", () => {
  it("look the same as those held in the page", async () => {
    const near = localAccess(new StepPayload(detail));
    const far = await remote();

    expect(far.head).toEqual(near.head);
    expect(far.large).toBe(true);
    expect(await all(await opened(far))).toEqual(await all(await opened(near)));
    expect(await far.find("after", "index")).toEqual(await near.find("after", "index"));
    expect(await far.findLines("after", "450")).toEqual(await near.findLines("after", "450"));
    expect(await far.text("after", "/n")).toBe("2");
    expect(await far.listSizes()).toEqual(new Map([["list", 451]]));
    const lines = far.openLines("before");
    await moved(lines);
    expect(await all(lines)).toEqual(await all(near.openLines("before")));
  });

  it("open and close, and what is open is remembered by the page", async () => {
    const choices = new Map<string, boolean>();
    const rows = await opened(await remote(), choices);
    const change = moved(rows);

    rows.command({ kind: "toggle", id: "/list" });
    await change;

    expect(rows.count()).toBe(2);
    expect(choices).toEqual(new Map([["/list", false]]));
  });

  it("show a place that was looked for", async () => {
    const rows = await opened(await remote());

    const index = await rows.reveal(["list", "333", "index"], "/list/333/index");

    rows.need(index, index + 1);
    expect((await all(rows))[index]).toMatchObject({ id: "/list/333/index", depth: 2 });
  });

  it("keep the old rows on the screen until the new ones are here", async () => {
    const rows = await opened(await remote());
    const [first] = await all(rows);

    rows.command({ kind: "toggle", id: "/list" });

    expect(rows.row(0)).toBe(first);
  });

  it("end with the worker that held them", async () => {
    const far = await remote();

    far.dispose();

    expect(workers[0]?.terminate).toHaveBeenCalledOnce();
  });

  it("are told from an answer that is not JSON", async () => {
    await expect(remoteAccess(new Blob(["<html>"]))).rejects.toThrow("JSON");
    expect(workers[0]?.terminate).toHaveBeenCalledOnce();
  });
});
