import { readRunView, writeRunView, type RunView } from "./runUrl";

/** Writes parameters into the address. */
export type WriteSearch = (values: Record<string, string | number | null>, options: { replace: boolean }) => void;

interface Timers {
  now(): number;
  later(task: () => void, millis: number): () => void;
}

const realTimers: Timers = {
  now: () => performance.now(),
  later(task, millis) {
    const timer = setTimeout(task, millis);
    return () => clearTimeout(timer);
  },
};

/** Browsers stop taking changes of the address when there are more than about ten a second. */
const WRITE_INTERVAL = 150;

/**
 * What is on show, as the address says, except that a held key may be ahead of it: the page follows every change at
 * once, the address follows at a pace that browsers accept.
 */
export class RunViewStore {
  readonly #write: WriteSearch;
  readonly #timers: Timers;
  readonly #listeners = new Set<() => void>();
  #view: RunView;
  #inAddress: RunView;
  #cancel: (() => void) | null = null;
  #written = -Infinity;

  constructor(search: URLSearchParams, write: WriteSearch, timers: Timers = realTimers) {
    this.#view = readRunView(search);
    this.#inAddress = this.#view;
    this.#write = write;
    this.#timers = timers;
  }

  readonly snapshot = (): RunView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes parts of the view: a new entry of the history when something was opened, else the same one. */
  readonly change = (part: Partial<RunView>, { push = false }: { push?: boolean } = {}): void => {
    if (push) {
      this.flush();
      this.#set({ ...this.#view, ...part });
      this.#toAddress(false);
      return;
    }
    this.#set({ ...this.#view, ...part });
    const rest = this.#written + WRITE_INTERVAL - this.#timers.now();
    if (rest <= 0) {
      this.#cancel?.();
      this.#toAddress(true);
    } else {
      this.#cancel ??= this.#timers.later(() => this.#toAddress(true), rest);
    }
  };

  /** Brings the address up to date now. */
  readonly flush = (): void => {
    if (this.#cancel !== null) {
      this.#cancel();
      this.#toAddress(true);
    }
  };

  /** The address changed, by what was written here or by a link or the history, which win over what waits. */
  readonly addressChanged = (search: URLSearchParams): void => {
    const view = readRunView(search);
    if (this.#cancel !== null && sameView(view, this.#inAddress)) return;
    this.drop();
    this.#inAddress = view;
    this.#set(view);
  };

  /** The reader went back or on: what was about to be written belongs to an entry that is left. */
  readonly drop = (): void => {
    this.#cancel?.();
    this.#cancel = null;
  };

  #toAddress(replace: boolean): void {
    this.#cancel = null;
    this.#written = this.#timers.now();
    this.#inAddress = this.#view;
    this.#write(writeRunView(this.#view), { replace });
  }

  #set(view: RunView): void {
    if (sameView(view, this.#view)) return;
    this.#view = view;
    this.#listeners.forEach((listener) => listener());
  }
}

function sameView(a: RunView, b: RunView): boolean {
  return (Object.keys(a) as (keyof RunView)[]).every((name) => a[name] === b[name]);
}
