import { describe, expect, it } from "vitest";
import { barInside, lengthOf, streamMarks } from "./inside";
import { step } from "./testSteps";

const MILLI = 1000;

describe("barInside", () => {
  const bar = { left: 0.2, width: 0.4 };

  it("lies in its step as it lay in the time of the step", () => {
    expect(barInside(bar, 1000, 500, 250)).toEqual({ left: 0.4, width: expect.closeTo(0.1, 9) as number });
  });

  it("stays on the axis when it outlives its step", () => {
    expect(barInside(bar, 1000, 500, 1e9)).toEqual({ left: 0.4, width: 0.6 });
    expect(barInside(bar, 1000, -1e9, 100).left).toBe(0);
  });

  it("is a mark at the place of a step that took no time", () => {
    expect(barInside(bar, 0, 10, 20)).toEqual({ left: 0.2, width: 0 });
  });
});

describe("streamMarks", () => {
  const at = (millis: number) => new Date(Date.UTC(2026, 10, 23, 12, 0, 0, millis)).toISOString();
  const answer = step(0, { durationMicros: 1000 * MILLI });

  it("tells when the first item came, how many and how fast", () => {
    const stream = { start: at(0), firstItem: at(250), end: at(1000), items: 16 };
    expect(streamMarks(stream, answer, 0)).toEqual({
      lead: 0.25,
      items: 16,
      text: "first item after 250 ms, 16 items, 20/s",
    });
  });

  it("is hollow to the end without an item", () => {
    const stream = { start: at(0), firstItem: null, end: null, items: null };
    expect(streamMarks(stream, answer, 0)).toEqual({ lead: 1, items: null, text: "no item yet" });
  });

  it("measures what goes on by the clock", () => {
    const going = step(0, { status: "running", durationMicros: null, end: null });
    const now = Date.parse(going.start) * MILLI + 500 * MILLI;
    const stream = { start: at(0), firstItem: at(100), end: null, items: null };
    expect(lengthOf(going, now)).toBe(500 * MILLI);
    expect(streamMarks(stream, going, now)).toMatchObject({ lead: 0.2, text: "first item after 100 ms" });
  });
});

it("gives a step without an end no length, unless it goes on", () => {
  expect(lengthOf(step(0, { status: "interrupted", durationMicros: null }), 1e18)).toBe(0);
});
