import { describe, expect, it } from "vitest";
import { asMoment, momentsText } from "./moment";

const NOW = Date.parse("2026-11-23T12:00:00Z");

describe("asMoment", () => {
  it("counts back from now", () => {
    expect(asMoment("15min", NOW, false)).toBe("2026-11-23T11:45:00.000Z");
    expect(asMoment("24h", NOW, false)).toBe("2026-11-22T12:00:00.000Z");
    expect(asMoment("7d", NOW, true)).toBe("2026-11-16T12:00:00.000Z");
  });

  it("takes days and minutes in the zone of the reader, a day from its first moment to its last", () => {
    expect(asMoment("2026-11-23", NOW, false)).toBe(new Date("2026-11-23T00:00:00").toISOString());
    expect(asMoment("2026-11-23", NOW, true)).toBe(new Date("2026-11-23T23:59:59.999").toISOString());
    expect(asMoment("2026-11-23T14:30", NOW, true)).toBe(new Date("2026-11-23T14:30").toISOString());
  });

  it("hands on what has its zone", () => {
    expect(asMoment("2026-11-23T14:30:00.123456Z", NOW, false)).toBe("2026-11-23T14:30:00.123456Z");
  });

  it.each([
    "",
    "yesterday",
    "0h",
    "1.5h",
    "24",
    "2026-13-45",
    "2026-11-23T25:00",
    "2026-13-01T00:00:00Z",
    "1constructor",
  ])("refuses %j", (text) => {
    expect(asMoment(text, NOW, false)).toBeNull();
  });
});

it("says the time in words", () => {
  expect(momentsText("24h", "")).toBe("last 24 h");
  expect(momentsText("1h", "")).toBe("last hour");
  expect(momentsText("1d", "")).toBe("last 1 day");
  expect(momentsText("30d", "")).toBe("last 30 days");
  expect(momentsText("2026-11-20T08:15", "")).toBe("since 2026-11-20 08:15");
  expect(momentsText("", "2026-11-20")).toBe("until 2026-11-20");
  expect(momentsText("7d", "24h")).toBe("7 days ago to 24 h ago");
  expect(momentsText("", "")).toBe("");
});
