import { Signal, type PayloadAccess, type Rows, type TreeRows } from "./access";
import type { JsonLine } from "./lines";
import type { Section, StepHead, TreeCommand } from "./StepPayload";
import type { Choices } from "./TreeModel";
import type { TreeRow } from "./treeRow";
import type { WorkerAnswer, WorkerQuestion } from "./workerTalk";

type Ask = <T>(question: WorkerQuestion) => Promise<T>;

/** Hands a large answer to a worker that parses and keeps it: the page only ever sees the rows on the screen. */
export async function remoteAccess(json: Blob): Promise<PayloadAccess> {
  const worker = new Worker(new URL("./payloadWorker.ts", import.meta.url), { type: "module" });
  const ask = conversation(worker);
  let head: StepHead;
  try {
    head = await ask<StepHead>({ kind: "load", json });
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return {
    head,
    large: true,
    openTree: (section, choices) => new RemoteTree(ask, section, choices),
    openLines: (section) =>
      new RemoteRows<JsonLine>(ask({ kind: "lineCount", section }), (start, end) =>
        ask({ kind: "jsonLines", section, start, end }),
      ),
    find: (section, query) => ask({ kind: "find", section, query }),
    findLines: (section, query) => ask({ kind: "findLines", section, query }),
    text: (section, pointer) => ask({ kind: "text", section, pointer }),
    listSizes: () => ask({ kind: "listSizes" }),
    dispose: () => worker.terminate(),
  };
}

function conversation(worker: Worker): Ask {
  const waiting = new Map<number, { done: (result: unknown) => void; failed: (reason: Error) => void }>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("error" in data) asked?.failed(new Error(data.error));
    else asked?.done(data.result);
  };
  worker.onerror = ({ message }) => {
    const reason = new Error(message === "" ? "The values of this step could not be read." : message);
    waiting.forEach(({ failed }) => failed(reason));
    waiting.clear();
  };
  return <T>(question: WorkerQuestion) =>
    new Promise<T>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { done: (result) => resolve(result as T), failed: reject });
      worker.postMessage({ id, question });
    });
}

const PAGE = 100;

/** Keeps the rows around the window that was last asked for. */
class RemoteRows<R> implements Rows<R> {
  private readonly signal = new Signal();
  private size = 0;
  private pages = new Map<number, readonly R[]>();
  private readonly asked = new Set<number>();
  private window = { start: 0, end: PAGE };
  readonly subscribe = this.signal.subscribe;
  readonly revision = this.signal.revision;

  constructor(
    count: Promise<number>,
    private readonly load: (start: number, end: number) => Promise<readonly R[]>,
  ) {
    void this.renew(count);
  }

  count(): number {
    return this.size;
  }

  row(index: number): R | undefined {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  need(start: number, end: number): void {
    this.window = { start, end };
    for (const page of this.pagesOfWindow()) {
      if (this.pages.has(page) || this.asked.has(page)) continue;
      this.asked.add(page);
      const generation = this.pages;
      void this.load(page * PAGE, (page + 1) * PAGE).then((rows) => {
        if (generation !== this.pages) return;
        this.asked.delete(page);
        this.pages.set(page, rows);
        this.signal.move();
      });
    }
  }

  /** Everything may be different: the old rows stay on the screen until the new ones are here. */
  protected async renew(count: Promise<number>): Promise<void> {
    const size = await count;
    const wanted = this.pagesOfWindow().filter((page) => page * PAGE < size);
    const rows = await Promise.all(wanted.map((page) => this.load(page * PAGE, (page + 1) * PAGE)));
    this.size = size;
    this.pages = new Map(wanted.map((page, index) => [page, rows[index] ?? []]));
    this.asked.clear();
    this.signal.move();
  }

  private pagesOfWindow(): number[] {
    const first = Math.floor(Math.max(0, this.window.start) / PAGE);
    const last = Math.floor(Math.max(0, this.window.end - 1) / PAGE);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }
}

class RemoteTree extends RemoteRows<TreeRow> implements TreeRows {
  constructor(
    private readonly ask: Ask,
    private readonly section: Section,
    private readonly choices: Choices,
  ) {
    super(ask({ kind: "openTree", section, choices: [...choices] }), (start, end) =>
      ask({ kind: "rows", section, start, end }),
    );
  }

  command(command: TreeCommand): void {
    // The worker has its own copy of what is open; this one outlives it.
    if (command.kind === "toggle") this.remember(command.id);
    void this.renew(this.ask({ kind: "command", section: this.section, command }));
  }

  async reveal(path: readonly string[], pointer: string): Promise<number> {
    await this.renew(this.ask({ kind: "command", section: this.section, command: { kind: "reveal", path } }));
    return this.ask({ kind: "indexOf", section: this.section, pointer });
  }

  private remember(id: string): void {
    for (let index = 0; index < this.count(); index++) {
      const row = this.row(index);
      if (row?.id !== id || row.open === null) continue;
      this.choices.set(id, !row.open);
      return;
    }
  }
}
