import { describe, expect, it } from "vitest";
import { follow, isOutrun, NOT_OPENED, unseen, type Follow, type FollowEvent } from "./follow";

function after(...events: FollowEvent[]): Follow {
  return events.reduce(follow, NOT_OPENED);
}

const opened: FollowEvent = { type: "opened", total: 10, chosen: 9, named: null, newest: 9 };
const scrolledUp: FollowEvent = { type: "scrolled", atEnd: false, newestSelected: true };

function named(step: number | null): FollowEvent {
  return { type: "named", named: step, newest: 9 };
}

function arrived(total: number, filtered = false): FollowEvent {
  return { type: "arrived", total, newest: total - 1, filtered };
}

describe("follow", () => {
  it("follows from the start when the page has chosen the newest step", () => {
    expect(after(opened).following).toBe(true);
    expect(after({ ...opened, chosen: 4 }).following).toBe(false);
    expect(after({ ...opened, named: 9 }).following).toBe(false);
  });

  it("shows the newest step and takes all as seen while it follows", () => {
    const state = after(opened, arrived(14));
    expect(state).toMatchObject({ following: true, chosen: 13 });
    expect(unseen(state)).toBe(0);
  });

  it("stops at scrolling up, keeps its step and counts from there", () => {
    const state = after(opened, scrolledUp, arrived(22));
    expect(state).toMatchObject({ following: false, chosen: 9 });
    expect(unseen(state)).toBe(12);
  });

  it("stops at selecting an older step", () => {
    const state = after(opened, named(3), arrived(11));
    expect(state.following).toBe(false);
    expect(unseen(state)).toBe(1);
  });

  it("follows again at the end with the newest step selected", () => {
    const state = after(opened, scrolledUp, arrived(12), { type: "scrolled", atEnd: true, newestSelected: true });
    expect(state).toMatchObject({ following: true, seen: 12 });
  });

  it("takes the end of the list as seen, also with an older step selected", () => {
    const state = after(opened, named(3), arrived(15), {
      type: "scrolled",
      atEnd: true,
      newestSelected: false,
    });
    expect(state).toMatchObject({ following: false, seen: 15 });
  });

  it("follows after the jump to the newest step", () => {
    const state = after(opened, scrolledUp, arrived(30), { type: "jumped", newest: 29 });
    expect(state).toMatchObject({ following: true, chosen: 29, seen: 30 });
  });

  it("goes on to the newest step also when the address named the one before", () => {
    const state = after(opened, named(9), arrived(11));
    expect(state).toMatchObject({ following: true, chosen: 10 });
    expect(isOutrun(state, 10)).toBe(true);
    expect(isOutrun(follow(state, { type: "named", named: null, newest: 10 }), 10)).toBe(false);
  });

  it("leaves the address alone when the reader went elsewhere", () => {
    expect(isOutrun(after(opened, named(3)), 9)).toBe(false);
    expect(isOutrun(after(opened, named(9)), 9)).toBe(false);
  });

  it("does not follow a list that shows only some of the steps", () => {
    const state = after(opened, arrived(13, true));
    expect(state).toMatchObject({ following: false, chosen: 9 });
    expect(unseen(state)).toBe(3);
  });

  it("counts nothing as new in a run that was written anew", () => {
    const state = after(opened, scrolledUp, arrived(3));
    expect(unseen(state)).toBe(0);
    expect(unseen(follow(state, arrived(5)))).toBe(2);
  });

  it("keeps its identity when nothing changed", () => {
    const state = after(opened);
    expect(follow(state, named(null))).toBe(state);
    expect(follow(state, arrived(10))).toBe(state);
  });
});
