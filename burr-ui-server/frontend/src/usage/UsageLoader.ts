import { apiUrl } from "../api/client";
import type { ApplicationSummary, Usage, UsageView } from "../api/types";

/** What the calls of language models in a run used, as far as it is known. */
export interface RunUsage {
  readonly usage: Usage;
  readonly currency: string;
}

type RunVersion = Pick<ApplicationSummary, "appId" | "bytes" | "lastActivity">;

/** So that rows which scroll past are not asked for. */
const REST = 80;
/** Before what was not read yet is asked for again; twice as long each time. */
const READING = 300;
const MOST_TRIES = 8;
/** Before a run that is being written is asked for again. */
const REFRESH = 2_000;
/** A log that takes long to read is read that much less often. */
const SHARE = 10;
const MOST_RUNS = 100;
/** What servers and proxies take as an address at most, with some room. */
const LONGEST = 7_500;

/**
 * Asks for the usage of the runs that are looked at, some at a time, and again for those that changed or were not read yet. What it
 * knows stays on show until there is something newer.
 */
export class UsageLoader {
  private readonly listeners = new Set<() => void>();
  private readonly versions = new Map<string, string>();
  private readonly tries = new Map<string, number>();
  private known: ReadonlyMap<string, RunUsage> = new Map();
  private wanted: readonly RunVersion[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private asking = false;
  private refreshAt = 0;

  constructor(
    readonly project: string,
    private readonly fetchUsage: (apps: readonly string[]) => Promise<UsageView>,
  ) {}

  readonly snapshot = (): ReadonlyMap<string, RunUsage> => this.known;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.want([]);
    };
  };

  /** The runs that are looked at, in place of those before. */
  want(runs: readonly RunVersion[]): void {
    this.wanted = runs;
    if (!this.asking) this.schedule(REST);
  }

  private schedule(pause: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const due = this.due();
    if (due.length === 0) return;
    const onlyRefreshes = due.every(({ appId }) => this.known.has(appId));
    const delay = onlyRefreshes ? Math.max(pause, this.refreshAt - performance.now()) : pause;
    this.timer = setTimeout(() => void this.ask(), delay);
  }

  private due(): readonly RunVersion[] {
    return this.wanted.filter(
      (run) => this.versions.get(run.appId) !== versionOf(run) && (this.tries.get(keyOf(run)) ?? 0) < MOST_TRIES,
    );
  }

  private async ask(): Promise<void> {
    this.timer = null;
    const runs = this.askable();
    const began = performance.now();
    this.asking = true;
    let answer: UsageView | null = null;
    try {
      answer = await this.fetchUsage(runs.map(({ appId }) => appId));
    } catch {
      // The list itself says that the server is gone; these columns stay empty until it is back.
    }
    this.asking = false;
    this.take(runs, answer);
    const now = performance.now();
    this.refreshAt = now + Math.max(REFRESH, SHARE * (now - began));
    const least = Math.min(...runs.map((run) => this.tries.get(keyOf(run)) ?? 0));
    this.schedule(least === 0 ? REST : READING * 2 ** (least - 1));
  }

  private askable(): readonly RunVersion[] {
    const runs: RunVersion[] = [];
    let length = apiUrl("usage", { project: this.project }).length;
    for (const run of this.due().slice(0, MOST_RUNS)) {
      length += encodeURIComponent(run.appId).length + "&app=".length;
      if (length > LONGEST && runs.length > 0) break;
      runs.push(run);
    }
    return runs;
  }

  private take(runs: readonly RunVersion[], answer: UsageView | null): void {
    const known = new Map(this.known);
    for (const run of runs) {
      const usage = answer?.runs[run.appId];
      if (answer === null || usage === undefined) {
        this.tries.set(keyOf(run), (this.tries.get(keyOf(run)) ?? 0) + 1);
      } else {
        this.tries.delete(keyOf(run));
        this.versions.set(run.appId, versionOf(run));
        known.set(run.appId, { usage, currency: answer.currency });
      }
    }
    this.known = known;
    this.listeners.forEach((listener) => listener());
  }
}

function versionOf({ bytes, lastActivity }: RunVersion): string {
  return `${bytes} ${lastActivity ?? ""}`;
}

function keyOf(run: RunVersion): string {
  return `${versionOf(run)} ${run.appId}`;
}
