import { describe, expect, it } from "vitest";
import { centredOn, fitted, initialView, neighbourTowards, showing } from "./viewport";

const pane = { width: 400, height: 200 };
const box = (x: number, y: number) => ({ x, y, width: 20, height: 10 });

describe("fitted", () => {
  it("puts a small drawing in the middle at its own size", () => {
    expect(fitted({ x: -50, y: 0, width: 100, height: 100 }, pane, false)).toEqual({ k: 1, x: 200, y: 50 });
  });

  it("shrinks a large one to the pane", () => {
    const view = fitted({ x: 0, y: 0, width: 3760, height: 100 }, pane, false);

    expect(view.k).toBe(0.1);
    expect(view.x).toBe(12);
  });

  it("lets a tall one begin at the top", () => {
    expect(fitted({ x: 0, y: 0, width: 100, height: 100 }, pane, true).y).toBe(12);
  });
});

describe("initialView", () => {
  it("begins at the place that matters where the whole could not be read", () => {
    const bounds = { x: 0, y: 0, width: 4000, height: 100 };

    const view = initialView(bounds, pane, false, box(2000, 50));

    expect(view.k).toBeGreaterThan(0.6);
    expect(2010 * view.k + view.x).toBeCloseTo(200);
  });
});

describe("showing", () => {
  it("leaves the view alone when the box is in it", () => {
    const view = centredOn(box(0, 0), pane, 1);

    expect(showing(box(0, 0), pane, view)).toBe(view);
  });

  it("moves no further than needed", () => {
    expect(showing(box(500, 50), pane, { k: 1, x: 0, y: 0 })).toEqual({ k: 1, x: -132, y: 0 });
  });
});

describe("neighbourTowards", () => {
  const boxes = [box(50, 0), box(0, 50), box(100, 50), box(50, 100)];

  it("finds the nearest in each direction", () => {
    expect(neighbourTowards(boxes, 1, "right")).toBe(2);
    expect(neighbourTowards(boxes, 2, "left")).toBe(1);
    expect(neighbourTowards([...boxes, box(60, 50)], 0, "down")).toBe(4);
    expect(neighbourTowards(boxes, 3, "up")).toBe(1);
    expect(neighbourTowards(boxes, 1, "up")).toBe(0);
  });

  it("stays where there is nothing", () => {
    expect(neighbourTowards(boxes, 0, "up")).toBe(0);
    expect(neighbourTowards(boxes, 0, "left")).toBe(0);
  });
});
