import { describe, expect, it } from "vitest";
import { nearestFirst } from "./nearest";

const box = (x: number, y: number) => ({ x, y, width: 10, height: 10 });

describe("nearestFirst", () => {
  it("begins where the reader looks", () => {
    expect(nearestFirst([box(0, 0), box(100, 0), box(90, 30)], box(100, 0))).toEqual([1, 2, 0]);
  });

  it("keeps the order where there is nothing to look at", () => {
    expect(nearestFirst([box(50, 0), box(0, 0)], null)).toEqual([0, 1]);
  });
});
