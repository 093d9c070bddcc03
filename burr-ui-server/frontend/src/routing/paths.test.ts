import { describe, expect, it } from "vitest";
import {
  annotationsHref,
  basePath,
  compareHref,
  placeOf,
  problemsHref,
  projectHref,
  projectsHref,
  runHref,
  statisticsHref,
  trashHref,
} from "./paths";

const place = (href: string, base = "") => {
  const url = new URL(base + href, "http://localhost");
  return placeOf(url.pathname, url.search, base);
};

describe("placeOf", () => {
  it("knows every page", () => {
    expect(place("/")).toEqual({ page: "projects" });
    expect(place("/projects?q=chat")).toEqual({ page: "projects" });
    expect(place("/project/my-chatbot")).toEqual({ page: "project", project: "my-chatbot" });
    expect(place("/project/my-chatbot/chat-5?step=8")).toEqual({ page: "run", project: "my-chatbot", app: "chat-5" });
    expect(place("/open?project=p&app=a")).toEqual({ page: "run", project: "p", app: "a" });
    expect(place("/project/p/trash")).toEqual({ page: "trash", project: "p" });
    expect(place("/open?project=a%3Bb&page=trash")).toEqual({ page: "trash", project: "a;b" });
    expect(place("/open?project=p")).toEqual({ page: "project", project: "p" });
    expect(place("/project/p/annotations?tag=x")).toEqual({ page: "annotations", project: "p" });
    expect(place("/open?project=a%3Bb&page=annotations")).toEqual({ page: "annotations", project: "a;b" });
  });

  it("tells what is no page", () => {
    expect(place("/settings")).toEqual({ page: "unknown" });
    expect(place("/project/a/b/c")).toEqual({ page: "unknown" });
    expect(place("/open")).toEqual({ page: "unknown" });
  });

  it("works below a path prefix and not beside it", () => {
    expect(place("/project/p", "/tools/burr")).toEqual({ page: "project", project: "p" });
    expect(placeOf("/tools/burrow/projects", "", "/tools/burr")).toEqual({ page: "unknown" });
    expect(placeOf("/tools/burr", "", "/tools/burr")).toEqual({ page: "projects" });
  });

  it("leaves an escape that cannot be read as it is", () => {
    expect(placeOf("/project/50%", "", "")).toEqual({ page: "project", project: "50%" });
  });
});

describe("links", () => {
  it.each([
    "chat-5-jokes:8:guardrail",
    "größe 3",
    "a+b&c=d",
    "100%",
    "a%41b",
    "a;b",
    "a/b",
    "a\\b",
    "..",
    "what?#x",
    "trash",
    "compare",
    "annotations",
    "日本",
  ])("lead to the run with the id %s", (id) => {
    expect(place(runHref("proj", id))).toEqual({ page: "run", project: "proj", app: id });
    expect(place(runHref(id, "app", { step: 3 }))).toEqual({ page: "run", project: id, app: "app" });
    expect(place(projectHref(id))).toEqual({ page: "project", project: id });
    expect(place(trashHref(id))).toEqual({ page: "trash", project: id });
    expect(place(annotationsHref(id))).toEqual({ page: "annotations", project: id });
  });

  it("keep ids that servers refuse out of the path", () => {
    expect(runHref("p", "a;b", { partition: "x" })).toBe("/open?project=p&app=a%3Bb&partition=x");
    expect(runHref("p", "chat-1", { step: 0 })).toBe("/project/p/chat-1?step=0");
  });

  it("leave out empty values", () => {
    expect(projectsHref({ q: "", sort: null })).toBe("/projects");
    expect(projectHref("p", { q: "a b", status: "" })).toBe("/project/p?q=a+b");
  });
});

describe("pages of a project", () => {
  it("stand where the id of a run stands, and a run of that id elsewhere", () => {
    expect(place(compareHref("p", { a: "x", b: "y" }))).toEqual({ page: "compare", project: "p" });
    expect(place(compareHref("a;b", { a: "x" }))).toEqual({ page: "compare", project: "a;b" });
    expect(place(statisticsHref("p", { days: 7 }))).toEqual({ page: "statistics", project: "p" });
    expect(place(problemsHref("p"))).toEqual({ page: "problems", project: "p" });
    expect(place(runHref("p", "compare"))).toEqual({ page: "run", project: "p", app: "compare" });
  });
});

describe("basePath", () => {
  it("is the folder of the base address", () => {
    expect(basePath("http://localhost:7241/")).toBe("");
    expect(basePath("http://localhost/tools/burr/")).toBe("/tools/burr");
  });
});
