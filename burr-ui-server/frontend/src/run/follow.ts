/**
 * Whether the list follows the tail of a run. It does while it is scrolled to its end and the newest step is
 * selected; scrolling up or selecting another step ends it, and from then on what arrives is only counted.
 */
export interface Follow {
  readonly following: boolean;
  /** Steps the reader has had in view at the end of the list; what is beyond is new to her. */
  readonly seen: number;
}

export type FollowEvent =
  | { readonly type: "opened"; readonly total: number; readonly stepNamed: boolean }
  | { readonly type: "scrolled"; readonly atEnd: boolean; readonly newestSelected: boolean; readonly total: number }
  | { readonly type: "selected"; readonly atEnd: boolean; readonly newest: boolean }
  | { readonly type: "arrived"; readonly total: number }
  | { readonly type: "jumped"; readonly total: number };

export const NOT_OPENED: Follow = { following: false, seen: 0 };

export function follow(state: Follow, event: FollowEvent): Follow {
  switch (event.type) {
    case "opened":
      return { following: !event.stepNamed, seen: event.total };
    case "scrolled":
      if (!event.atEnd) {
        return keep(state, { following: false, seen: state.seen });
      }
      return keep(state, { following: event.newestSelected, seen: event.total });
    case "selected":
      return keep(state, { following: event.newest && event.atEnd, seen: state.seen });
    case "arrived":
      // Fewer than before: the run was written anew, nothing of it is unseen.
      return keep(state, { ...state, seen: state.following ? event.total : Math.min(state.seen, event.total) });
    case "jumped":
      return keep(state, { following: true, seen: event.total });
  }
}

/** How many steps wait below for the reader. */
export function unseen(state: Follow, total: number): number {
  return Math.max(0, total - state.seen);
}

function keep(before: Follow, after: Follow): Follow {
  return before.following === after.following && before.seen === after.seen ? before : after;
}
