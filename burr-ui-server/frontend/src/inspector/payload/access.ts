import type { Found } from "./find";
import type { JsonLine } from "./lines";
import type { Section, StepHead, StepPayload, TreeCommand } from "./StepPayload";
import type { Choices } from "./TreeModel";
import type { TreeRow } from "./treeRow";

/** Rows that are shown a window at a time. */
export interface Rows<R> {
  readonly subscribe: (listener: () => void) => () => void;
  /** Moves whenever rows may be different ones. */
  readonly revision: () => number;
  count(): number;
  /** Undefined while it is still under way. */
  row(index: number): R | undefined;
  /** Asks for the rows that are about to be shown. */
  need(start: number, end: number): void;
}

export interface TreeRows extends Rows<TreeRow> {
  command(command: TreeCommand): void;
  /** Opens what lies above a value and tells where it stands now. */
  reveal(path: readonly string[], pointer: string): Promise<number>;
}

/** The values of a step, wherever they are held. */
export interface PayloadAccess {
  readonly head: StepHead;
  /** Too large to be held in the page. */
  readonly large: boolean;
  openTree(section: Section, choices: Choices): TreeRows;
  openLines(section: Section): Rows<JsonLine>;
  find(section: Section, query: string): Promise<Found>;
  findLines(section: Section, query: string): Promise<readonly number[]>;
  text(section: Section, pointer: string): Promise<string>;
  /** Sizes of the lists that stand at the top of the state. */
  listSizes(): Promise<ReadonlyMap<string, number>>;
  dispose(): void;
}

/** Counts changes for those who draw. */
export class Signal {
  private readonly listeners = new Set<() => void>();
  private value = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly revision = (): number => this.value;

  move(): void {
    this.value += 1;
    this.listeners.forEach((listener) => listener());
  }
}

/** Values held in the page itself. */
export function localAccess(payload: StepPayload): PayloadAccess {
  return {
    head: payload.head,
    large: false,
    openTree: (section, choices) => new LocalTree(payload, section, choices),
    openLines: (section) => {
      const { subscribe, revision } = new Signal();
      return {
        subscribe,
        revision,
        count: () => payload.lineCount(section),
        row: (index) => payload.jsonLines(section, index, index + 1)[0],
        need: () => undefined,
      };
    },
    find: (section, query) => Promise.resolve(payload.find(section, query)),
    findLines: (section, query) => Promise.resolve(payload.findLines(section, query)),
    text: (section, pointer) => Promise.resolve(payload.text(section, pointer)),
    listSizes: () => Promise.resolve(payload.listSizes()),
    dispose: () => undefined,
  };
}

class LocalTree implements TreeRows {
  private readonly signal = new Signal();
  private size: number;
  /** Rows as they were drawn, so that one that stays the same is the same. */
  private drawn: (TreeRow | undefined)[] = [];
  readonly subscribe = this.signal.subscribe;
  readonly revision = this.signal.revision;

  constructor(
    private readonly payload: StepPayload,
    private readonly section: Section,
    choices: Choices,
  ) {
    this.size = payload.openTree(section, choices);
  }

  count(): number {
    return this.size;
  }

  row(index: number): TreeRow | undefined {
    this.drawn[index] ??= this.payload.rows(this.section, index, index + 1)[0];
    return this.drawn[index];
  }

  need(): void {
    // Everything is at hand.
  }

  command(command: TreeCommand): void {
    this.size = this.payload.command(this.section, command);
    this.drawn = [];
    this.signal.move();
  }

  reveal(path: readonly string[], pointer: string): Promise<number> {
    this.command({ kind: "reveal", path });
    return Promise.resolve(this.payload.indexOf(this.section, pointer));
  }
}
