/**
 * Whether the list follows the tail of a run. It does while it is scrolled to its end and the newest step is
 * selected; scrolling up or selecting another step ends it, and from then on what arrives is only counted.
 */
export interface Follow {
  /** Whether the steps are there and the page has chosen one. */
  readonly opened: boolean;
  readonly following: boolean;
  /** Sequence id of the step on show where the address names none. */
  readonly chosen: number | null;
  /** Sequence id that the address names. */
  readonly named: number | null;
  readonly total: number;
  /** Steps the reader has had in view at the end of the list; what is beyond is new to her. */
  readonly seen: number;
}

export type FollowEvent =
  | {
      readonly type: "opened";
      readonly total: number;
      readonly chosen: number | null;
      readonly named: number | null;
      readonly newest: number | null;
    }
  /** The reader has chosen a step, in whichever way: the address names another. */
  | { readonly type: "named"; readonly named: number | null; readonly newest: number | null }
  | {
      readonly type: "arrived";
      readonly total: number;
      readonly newest: number | null;
      /** Whether the list shows only some of the steps, and so has no tail to follow. */
      readonly filtered: boolean;
    }
  | { readonly type: "scrolled"; readonly atEnd: boolean; readonly newestSelected: boolean }
  | { readonly type: "jumped"; readonly newest: number | null };

export const NOT_OPENED: Follow = { opened: false, following: false, chosen: null, named: null, total: 0, seen: 0 };

export function follow(state: Follow, event: FollowEvent): Follow {
  switch (event.type) {
    case "opened":
      return {
        opened: true,
        following: event.named === null && event.chosen === event.newest,
        chosen: event.chosen,
        named: event.named,
        total: event.total,
        seen: event.total,
      };
    case "arrived":
      return arrived(state, event);
    case "scrolled":
      return changed(state, {
        following: event.atEnd && event.newestSelected,
        seen: event.atEnd ? state.total : state.seen,
      });
    case "named": {
      // Following begins only with the list at its end, which "scrolled" tells.
      const stays = event.named === null || event.named === event.newest;
      return changed(state, { named: event.named, following: state.following && stays });
    }
    case "jumped":
      return changed(state, { following: true, chosen: event.newest, seen: state.total });
  }
}

function arrived(state: Follow, event: Extract<FollowEvent, { type: "arrived" }>): Follow {
  const { total } = event;
  if (state.following && !event.filtered) return changed(state, { chosen: event.newest, total, seen: total });
  // Fewer than before: the run was written anew, nothing of it is unseen.
  return changed(state, { following: false, total, seen: Math.min(state.seen, total) });
}

/** Whether the address still names what was the newest step before the last arrival. */
export function isOutrun(state: Follow, newest: number | null): boolean {
  return state.following && state.named !== null && state.named !== newest;
}

/** How many steps wait below for the reader. */
export function unseen(state: Follow): number {
  return state.total - state.seen;
}

function changed(state: Follow, change: Partial<Follow>): Follow {
  const names = Object.keys(change) as (keyof Follow)[];
  return names.every((name) => state[name] === change[name]) ? state : { ...state, ...change };
}
