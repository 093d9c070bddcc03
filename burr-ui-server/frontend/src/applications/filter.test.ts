import { describe, expect, it } from "vitest";
import { projectHref } from "../routing/paths";
import { activeFilters, asAsked, filterOf, noFilter, queryOf, searchOf, viewFilter, without } from "./filter";

const parse = (search: string) => filterOf(new URLSearchParams(search));
const NOW = Date.parse("2026-11-23T12:00:00Z");

describe("filterOf", () => {
  it("reads the filter from the address", () => {
    expect(
      parse(
        "q=giraffe&status=failed,running&partition=ana%40example.com&tag=to+review&action=ask&from=24h" +
          "&min=200ms&max=1.5s&mintokens=12k&maxcost=0.05&has=fork,error&sort=duration&order=asc",
      ),
    ).toEqual({
      ...noFilter,
      q: "giraffe",
      status: "running,failed",
      partition: "ana@example.com",
      tag: "to review",
      action: "ask",
      from: "24h",
      min: "200ms",
      max: "1.5s",
      mintokens: "12k",
      maxcost: "0.05",
      has: "error,fork",
      sort: "duration",
      order: "asc",
    });
    expect(parse("")).toEqual({ ...noFilter, sort: "", order: "" });
  });

  it("asks for a partition key or for none, not for both", () => {
    expect(parse("without=partition&partition=ada")).toMatchObject({ partition: "", without: "partition" });
    expect(parse("without=luck&partition=ada")).toMatchObject({ partition: "ada", without: "" });
    expect(asAsked(parse("without=partition"), NOW)).toMatchObject({ partition: "", withoutPartition: "true" });
    expect(activeFilters(parse("without=partition&has=undeclared"))).toEqual(["without", "has"]);
    expect(queryOf(parse("without=partition&has=undeclared"))).toBe("without=partition&has=undeclared");
  });

  it("takes what does not exist as nothing", () => {
    expect(
      parse(
        "status=exploded,failed&has=luck&from=yesterday&to=24x&min=fast&max=-1&mintokens=many&maxcost=1,5&sort=name&order=up",
      ),
    ).toEqual({
      ...noFilter,
      status: "failed",
      sort: "",
      order: "",
    });
  });

  it("is the inverse of searchOf, also for texts that need escaping", () => {
    for (const filter of [
      { ...noFilter, q: "a&b=c %41 +", status: "running,failed", partition: "p/1;x", sort: "steps", order: "" },
      { ...noFilter, partition: "größe", tag: "a,b", from: "2026-11-23T14:30", to: "1h", sort: "", order: "asc" },
    ]) {
      const href = projectHref("p", searchOf(filter));
      expect(filterOf(new URL(href, "http://localhost").searchParams)).toEqual(filter);
    }
  });
});

describe("activeFilters", () => {
  it("names what narrows the list, and the order does not", () => {
    expect(activeFilters(parse("q=%20&status=failed&sort=steps"))).toEqual(["status"]);
    expect(activeFilters(without(parse("q=a&status=failed"), "q"))).toEqual(["status"]);
  });
});

describe("asAsked", () => {
  it("leaves out the spaces around the text", () => {
    expect(asAsked(parse("q=+chat+5+"), NOW).q).toBe("chat 5");
  });

  it("counts times back from the time it is given, and durations in microseconds", () => {
    expect(asAsked(parse("from=24h&to=30min&min=2s&max=3"), NOW)).toMatchObject({
      since: "2026-11-22T12:00:00.000Z",
      until: "2026-11-23T11:30:00.000Z",
      minMicros: "2000000",
      maxMicros: "3000000",
    });
  });

  it("asks for tokens as a number, and for costs as an amount", () => {
    expect(asAsked(parse("mintokens=12k&maxtokens=1.5M&mincost=0.05&maxcost=2&sort=cost"), NOW)).toMatchObject({
      minTokens: "12000",
      maxTokens: "1500000",
      minCost: "0.05",
      maxCost: "2",
      sort: "cost",
    });
    expect(activeFilters(parse("mintokens=12k&maxcost=2&sort=tokens"))).toEqual(["mintokens", "maxcost"]);
    expect(queryOf(parse("sort=tokens&maxcost=2&mintokens=12k"))).toBe("mintokens=12k&maxcost=2&sort=tokens");
  });

  it("asks for an action wherever in a run it ran", () => {
    expect(asAsked(parse("action=ask"), NOW)).toMatchObject({ action: "ask", lastAction: "" });
    expect(asAsked(parse("last=ask"), NOW)).toMatchObject({ action: "", lastAction: "ask" });
  });

  it("asks for nothing that the address does not name", () => {
    expect(Object.values(asAsked(parse(""), NOW)).every((value) => value === "")).toBe(true);
  });
});

describe("queryOf", () => {
  it("keeps a view whole, and nothing else of the address", () => {
    const filter = parse("view=v1&order=asc&sort=steps&q=a%26b&status=failed&live=0");
    expect(queryOf(filter)).toBe("q=a%26b&status=failed&sort=steps&order=asc");
    expect(viewFilter(queryOf(filter))).toEqual(filter);
  });

  it("is the same for the same filter, in whatever order the address names it", () => {
    expect(queryOf(parse("status=failed,running&q=a"))).toBe(queryOf(parse("q=a&status=running,failed")));
  });
});
