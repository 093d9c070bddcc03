import { describe, expect, it } from "vitest";
import { paceOf } from "./pace";

const at = (millis: number) => new Date(Date.UTC(2026, 10, 23, 12, 0, 0, millis)).toISOString();

describe("paceOf", () => {
  it("tells how long the first item took, and each behind it", () => {
    const ended = { start: at(0), firstItem: at(212), end: at(502), items: 11 };
    expect(paceOf(ended, null)).toBe("first after 212 ms, then 29 ms each");
  });

  it("takes the pace of a stream that goes on from what its log tells", () => {
    const going = { start: at(0), firstItem: at(212), end: null, items: 9 };
    expect(paceOf(going, 40)).toBe("first after 212 ms, then 25 ms each");
    expect(paceOf(going, null)).toBe("first after 212 ms");
  });

  it("says nothing before the first item, and nothing that the log lost", () => {
    expect(paceOf({ start: at(0), firstItem: null, end: null, items: null }, null)).toBe("");
    expect(paceOf({ start: null, firstItem: at(10), end: at(30), items: 3 }, null)).toBe("10 ms each");
    expect(paceOf({ start: at(0), firstItem: at(10), end: at(10), items: 1 }, null)).toBe("first after 10 ms");
  });
});
