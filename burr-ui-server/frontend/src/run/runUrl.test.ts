import { describe, expect, it } from "vitest";
import { readRunView, writeRunView } from "./runUrl";

function roundTrip(search: string): Record<string, string | number> {
  const written = Object.entries(writeRunView(readRunView(new URLSearchParams(search))));
  return Object.fromEntries(written.filter((entry): entry is [string, string | number] => entry[1] !== null));
}

describe("address of a run", () => {
  it("leaves defaults out", () => {
    expect(roundTrip("")).toEqual({});
    expect(roundTrip("state=after&view=tree&live=1&pane=steps&show=all")).toEqual({});
  });

  it("keeps everything that is chosen", () => {
    const search =
      "partition=p+1&step=8&tab=diff&state=before&view=json&from=3&field=%2Fa%2F0&q=a%26b&show=slow&live=0&time=true&graph=large&pane=step";
    expect(roundTrip(search)).toEqual({
      partition: "p 1",
      step: 8,
      tab: "diff",
      state: "before",
      view: "json",
      from: 3,
      field: "/a/0",
      q: "a&b",
      show: "slow",
      live: "0",
      time: "true",
      graph: "large",
      pane: "step",
    });
  });

  it.each(["step=-1", "step=1e3", "step=x", "step=99999999999999999999", "state=never", "pane=moon", "field=a"])(
    "takes %s for nothing said",
    (search) => {
      expect(roundTrip(search)).toEqual({});
    },
  );

  it("reads sequence id 0", () => {
    expect(readRunView(new URLSearchParams("step=0")).step).toBe(0);
  });
});
