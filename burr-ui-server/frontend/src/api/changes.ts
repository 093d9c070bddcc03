import type { QueryClient } from "@tanstack/react-query";
import { isLeaving } from "./leaving";
import { keys } from "./queries";
import type { ChangeNotice } from "./types";

/** What the reader is told about the stream of changes. */
export type ConnectionState =
  | { kind: "connecting" }
  | { kind: "live" }
  | { kind: "reconnecting" }
  | { kind: "gone"; retryAt: number }
  /** The server answers but its stream does not get through (a proxy that buffers, say). */
  | { kind: "polling" }
  | { kind: "hidden" };

export interface StreamStatus {
  connection: ConnectionState;
  paused: boolean;
  /** Changes that arrived since the pause. */
  pending: number;
}

export interface ChangesSink {
  changed(notices: ChangeNotice[]): void;
  /** Anything may have changed. */
  resync(): void;
}

export interface EventSourceLike {
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  addEventListener(type: string, listener: (event: { data: string }) => void): void;
  close(): void;
}

export interface StreamWorld {
  open(): EventSourceLike;
  /** Whether the server answers an ordinary request. */
  probe(): Promise<boolean>;
  hidden(): boolean;
  now(): number;
}

const DRAW_INTERVAL = 250;
const OPEN_TIMEOUT = 10_000;
const POLL_INTERVAL = 5_000;
const STREAM_RETRY_WHILE_POLLING = 30_000;
const FAILURES_BEFORE_POLLING = 3;
const MAX_BACKOFF = 8_000;

/**
 * The one change stream of a tab. Notices are handed on at most four times a second; after every gap (first connection,
 * lost connection, hidden tab, polling) everything counts as changed.
 */
export class ChangeStream {
  private readonly world: StreamWorld;
  private readonly sink: ChangesSink;
  private readonly listeners = new Set<() => void>();
  private status: StreamStatus = { connection: { kind: "connecting" }, paused: false, pending: 0 };
  private source: EventSourceLike | null = null;
  private attempt = 0;
  private failures = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private openTimer: ReturnType<typeof setTimeout> | undefined;
  private drawTimer: ReturnType<typeof setTimeout> | undefined;
  private pollTimer: ReturnType<typeof setInterval> | undefined;
  private readonly waiting = new Map<string, ChangeNotice>();
  private resyncWaiting = false;
  private lastDraw = -Infinity;

  constructor(world: StreamWorld, sink: ChangesSink) {
    this.world = world;
    this.sink = sink;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): StreamStatus => this.status;

  start(): void {
    if (this.world.hidden()) {
      this.setConnection({ kind: "hidden" });
    } else {
      this.connect();
    }
  }

  stop(): void {
    this.disconnect();
    clearTimeout(this.drawTimer);
    this.drawTimer = undefined;
  }

  visibilityChanged(): void {
    if (this.world.hidden()) {
      this.disconnect();
      this.setConnection({ kind: "hidden" });
    } else if (this.status.connection.kind === "hidden") {
      this.failures = 0;
      this.setConnection({ kind: "connecting" });
      this.connect();
    }
  }

  pause(): void {
    this.update({ paused: true });
  }

  resume(): void {
    this.update({ paused: false, pending: 0 });
    this.draw();
  }

  retryNow(): void {
    this.disconnect();
    this.setConnection({ kind: "reconnecting" });
    this.connect();
  }

  private connect(): void {
    const attempt = ++this.attempt;
    const source = this.world.open();
    this.source = source;
    // A failed attempt reports once, whichever way it failed first.
    const fail = () => {
      if (attempt === this.attempt && this.source === source) this.failed(attempt);
    };
    this.openTimer = setTimeout(fail, OPEN_TIMEOUT);
    source.onerror = fail;
    source.onopen = () => {
      clearTimeout(this.openTimer);
      clearInterval(this.pollTimer);
      this.pollTimer = undefined;
      this.failures = 0;
      this.setConnection({ kind: "live" });
      this.arrived(null);
    };
    source.addEventListener("change", (event) => {
      const notice = parseNotice(event.data);
      if (notice !== null) this.arrived(notice);
    });
    source.addEventListener("resync", () => this.arrived(null));
  }

  private failed(attempt: number): void {
    this.closeSource();
    this.failures += 1;
    if (this.status.connection.kind !== "polling" && this.status.connection.kind !== "gone") {
      this.setConnection({ kind: "reconnecting" });
    }
    void this.world.probe().then((answers) => {
      if (attempt !== this.attempt || this.source !== null) return;
      if (!answers) {
        this.stopPolling();
        const delay = this.backoff();
        this.setConnection({ kind: "gone", retryAt: this.world.now() + delay });
        this.retryIn(delay);
      } else if (this.failures >= FAILURES_BEFORE_POLLING) {
        this.startPolling();
        this.retryIn(STREAM_RETRY_WHILE_POLLING);
      } else {
        this.retryIn(this.backoff());
      }
    });
  }

  private backoff(): number {
    return Math.min(MAX_BACKOFF, 1000 * 2 ** (this.failures - 1));
  }

  private retryIn(delay: number): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.connect(), delay);
  }

  private startPolling(): void {
    this.setConnection({ kind: "polling" });
    this.pollTimer ??= setInterval(() => this.arrived(null), POLL_INTERVAL);
    this.arrived(null);
  }

  private stopPolling(): void {
    clearInterval(this.pollTimer);
    this.pollTimer = undefined;
  }

  private disconnect(): void {
    this.attempt += 1;
    this.closeSource();
    clearTimeout(this.retryTimer);
    this.stopPolling();
  }

  private closeSource(): void {
    clearTimeout(this.openTimer);
    this.source?.close();
    this.source = null;
  }

  private arrived(notice: ChangeNotice | null): void {
    if (notice === null) {
      this.resyncWaiting = true;
    } else {
      const key = JSON.stringify([notice.project, notice.app]);
      const annotations = notice.annotations || this.waiting.get(key)?.annotations === true;
      this.waiting.set(key, { ...notice, annotations });
    }
    if (this.status.paused) {
      if (notice !== null) this.update({ pending: this.status.pending + 1 });
      return;
    }
    const rest = this.lastDraw + DRAW_INTERVAL - this.world.now();
    if (rest <= 0) {
      this.draw();
    } else {
      this.drawTimer ??= setTimeout(() => this.draw(), rest);
    }
  }

  private draw(): void {
    clearTimeout(this.drawTimer);
    this.drawTimer = undefined;
    if (this.status.paused) return;
    this.lastDraw = this.world.now();
    const notices = [...this.waiting.values()];
    const resync = this.resyncWaiting;
    this.waiting.clear();
    this.resyncWaiting = false;
    if (resync) {
      this.sink.resync();
    } else if (notices.length > 0) {
      this.sink.changed(notices);
    }
  }

  private setConnection(connection: ConnectionState): void {
    this.update({ connection });
  }

  private update(part: Partial<StreamStatus>): void {
    this.status = { ...this.status, ...part };
    this.listeners.forEach((listener) => listener());
  }
}

function parseNotice(data: string): ChangeNotice | null {
  try {
    const value = JSON.parse(data) as Partial<ChangeNotice> | null;
    if (typeof value?.project !== "string" || typeof value.app !== "string") return null;
    const { project, app, version = "", annotations = false } = value;
    return { project, app, version, annotations };
  } catch {
    return null;
  }
}

/** Turns notices into invalidated queries; only what is on the screen is fetched again. */
export function querySink(client: QueryClient): ChangesSink {
  const refresh = (queryKey: readonly unknown[]) => void client.invalidateQueries({ queryKey });
  return {
    changed(notices) {
      refresh(keys.projects);
      for (const project of new Set(notices.map((notice) => notice.project))) {
        refresh(keys.applicationsHead(project));
      }
      for (const { project, app, annotations } of notices) {
        if (annotations) refresh(keys.annotations(project));
        if (isLeaving(project, app)) continue;
        if (annotations) refresh(keys.runAnnotations(project, app));
        refresh(keys.application(project, app));
        // Not what single steps did: a step that has ended stays as it is, and the list tells which one goes on.
        refresh(keys.steps(project, app));
      }
    },
    resync() {
      for (const name of [
        "projects",
        "applications-head",
        "application",
        "steps",
        "annotations",
        "annotations-of-run",
        "trash",
      ])
        refresh([name]);
      // What could not be read while the server was away, be it what it may.
      void client.invalidateQueries({ predicate: (query) => query.state.status === "error" });
    },
  };
}
