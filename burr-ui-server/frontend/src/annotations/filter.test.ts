import { expect, it } from "vitest";
import { apiUrl } from "../api/client";
import { annotationsHref } from "../routing/paths";
import { isFiltered, NO_FILTER, readFilter, writeFilter, type AnnotationFilter } from "./filter";

const filter: AnnotationFilter = { q: "a b", tags: ["x,y", "z"], thumbs: "down", app: "a;b" };

it("is the same after it went through the address", () => {
  const href = annotationsHref("chat", writeFilter(filter));
  expect(href).toBe("/project/chat/annotations?q=a+b&tag=x%2Cy&tag=z&thumbs=down&app=a%3Bb");
  expect(readFilter(new URL(href, "http://localhost").searchParams)).toEqual(filter);
});

it("reaches the server whole, each tag for itself", () => {
  const url = new URL(apiUrl("annotations/csv", { project: "chat", ...writeFilter(filter) }, "http://localhost/"));
  expect(url.searchParams.getAll("tag")).toEqual(["x,y", "z"]);
  expect(url.searchParams.get("app")).toBe("a;b");
});

it("passes over what it does not know", () => {
  expect(readFilter(new URLSearchParams("thumbs=sideways&tag=&tag=a&tag=a"))).toEqual({ ...NO_FILTER, tags: ["a"] });
});

it("knows when it lets everything through", () => {
  expect(isFiltered(NO_FILTER)).toBe(false);
  expect(isFiltered({ ...NO_FILTER, tags: ["a"] })).toBe(true);
});
