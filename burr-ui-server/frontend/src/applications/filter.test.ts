import { describe, expect, it } from "vitest";
import { projectHref } from "../routing/paths";
import { activeFilters, asAsked, filterOf, searchOf, without } from "./filter";

const parse = (search: string) => filterOf(new URLSearchParams(search));

describe("filterOf", () => {
  it("reads the filter from the address", () => {
    expect(parse("q=giraffe&status=failed&partition=ana%40example.com")).toEqual({
      q: "giraffe",
      status: "failed",
      partition: "ana@example.com",
    });
    expect(parse("")).toEqual({ q: "", status: "", partition: "" });
  });

  it("takes a status that does not exist as none", () => {
    expect(parse("status=exploded").status).toBe("");
  });

  it("is the inverse of searchOf, also for texts that need escaping", () => {
    for (const filter of [
      { q: "a&b=c %41 +", status: "running", partition: "p/1;x" },
      { q: "", status: "", partition: "größe" },
    ]) {
      const href = projectHref("p", searchOf(filter));
      expect(filterOf(new URL(href, "http://localhost").searchParams)).toEqual(filter);
    }
  });
});

describe("activeFilters", () => {
  it("names what narrows the list", () => {
    expect(activeFilters(parse("q=%20&status=failed"))).toEqual(["status"]);
    expect(activeFilters(without(parse("q=a&status=failed"), "q"))).toEqual(["status"]);
  });
});

it("asks without the spaces around the text", () => {
  expect(asAsked(parse("q=+chat+5+")).q).toBe("chat 5");
});
