import { describe, expect, it } from "vitest";
import { follow, type Follow, type FollowEvent, NOT_OPENED, unseen } from "./follow";

function after(...events: FollowEvent[]): Follow {
  return events.reduce(follow, NOT_OPENED);
}

const opened: FollowEvent = { type: "opened", total: 10, stepNamed: false };

describe("follow", () => {
  it("follows from the start when the address names no step", () => {
    expect(after(opened).following).toBe(true);
    expect(after({ ...opened, stepNamed: true }).following).toBe(false);
  });

  it("takes what arrives as seen while it follows", () => {
    const state = after(opened, { type: "arrived", total: 14 });
    expect(state.following).toBe(true);
    expect(unseen(state, 14)).toBe(0);
  });

  it("stops at scrolling up and counts from there", () => {
    const state = after(
      opened,
      { type: "scrolled", atEnd: false, newestSelected: true, total: 10 },
      { type: "arrived", total: 22 },
    );
    expect(state.following).toBe(false);
    expect(unseen(state, 22)).toBe(12);
  });

  it("stops at selecting an older step", () => {
    const state = after(opened, { type: "selected", atEnd: true, newest: false }, { type: "arrived", total: 11 });
    expect(state.following).toBe(false);
    expect(unseen(state, 11)).toBe(1);
  });

  it("follows again at the end with the newest step selected", () => {
    const stopped = after(opened, { type: "scrolled", atEnd: false, newestSelected: true, total: 10 });
    expect(follow(stopped, { type: "scrolled", atEnd: true, newestSelected: true, total: 12 })).toEqual({
      following: true,
      seen: 12,
    });
  });

  it("takes the end of the list as seen, also with an older step selected", () => {
    const state = after(
      opened,
      { type: "selected", atEnd: true, newest: false },
      { type: "scrolled", atEnd: true, newestSelected: false, total: 15 },
    );
    expect(state).toEqual({ following: false, seen: 15 });
  });

  it("follows after the jump to the newest step", () => {
    const state = after(
      opened,
      { type: "scrolled", atEnd: false, newestSelected: false, total: 10 },
      { type: "jumped", total: 30 },
    );
    expect(state).toEqual({ following: true, seen: 30 });
  });

  it("counts nothing as new in a run that was written anew", () => {
    const state = after(
      opened,
      { type: "scrolled", atEnd: false, newestSelected: false, total: 10 },
      { type: "arrived", total: 3 },
    );
    expect(unseen(state, 3)).toBe(0);
    expect(unseen(state, 5)).toBe(2);
  });

  it("keeps its identity when nothing changed", () => {
    const state = after(opened);
    expect(follow(state, { type: "selected", atEnd: true, newest: true })).toBe(state);
  });
});
