import { describe, expect, it, vi } from "vitest";
import { ApiProblem, apiUrl, getJson, serverName, signInUrl } from "./client";
import { sendJson } from "./send";

const answer = (body: string, status: number, type: string) => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status, headers: { "content-type": type } })));
};

const problemOf = async (request: Promise<unknown> = getJson("projects")): Promise<ApiProblem> => {
  const error: unknown = await request.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiProblem)) throw new Error("Expected an ApiProblem.");
  return error;
};

describe("apiUrl", () => {
  it("keeps the path prefix of the page and leaves out what is not given", () => {
    const params = { project: "a b&c", app: "100%", q: "", cursor: null, after: 0 };
    expect(apiUrl("steps", params, "https://host/tools/burr/")).toBe(
      "https://host/tools/burr/api/v1/steps?project=a+b%26c&app=100%25&after=0",
    );
  });
});

describe("serverName", () => {
  it("is the address without scheme and page", () => {
    expect(serverName("http://localhost:7241/")).toBe("localhost:7241");
    expect(serverName("https://host/tools/burr/")).toBe("host/tools/burr");
  });
});

describe("signInUrl", () => {
  it("leads back to the page, below the path prefix", () => {
    expect(signInUrl("https://host/tools/burr/project/a%3Bb?step=3", "https://host/tools/burr/")).toBe(
      "https://host/tools/burr/login?next=project%2Fa%253Bb%3Fstep%3D3",
    );
    expect(signInUrl("https://other/", "https://host/")).toBe("https://host/login");
  });
});

describe("getJson", () => {
  it("goes to the page to sign in on only for this server's own refusal", async () => {
    const assign = vi.fn();
    vi.stubGlobal("location", { href: "http://localhost:3000/projects", assign });
    const headers = { "content-type": "application/problem+json" };
    const refuse = (challenge: string) => {
      vi.stubGlobal("fetch", () =>
        Promise.resolve(
          new Response('{"title":"Not signed in"}', {
            status: 401,
            headers: { ...headers, "www-authenticate": challenge },
          }),
        ),
      );
    };

    refuse('Basic realm="proxy"');
    expect(await problemOf()).toMatchObject({ status: 401, title: "Not signed in" });
    expect(assign).not.toHaveBeenCalled();

    refuse('Bearer realm="burr"');
    expect(await problemOf()).toMatchObject({ status: 401, title: "Not signed in" });
    expect(assign).toHaveBeenCalledWith(expect.stringContaining("/login?next=projects"));
  });

  it("gives the body", async () => {
    answer('{"projects":[]}', 200, "application/json");
    expect(await getJson("projects")).toEqual({ projects: [] });
  });

  it("tells a problem in the server's words", async () => {
    answer('{"title":"Not found","status":404,"detail":"There is no project \'x\'."}', 404, "application/problem+json");
    expect(await problemOf()).toMatchObject({ status: 404, title: "Not found", detail: "There is no project 'x'." });
  });

  it("tells the status, and what to do, where an error is no problem document", async () => {
    answer("<html>Bad gateway</html>", 502, "text/html");
    const gateway = await problemOf();
    expect(gateway).toMatchObject({ status: 502, title: "The server answered 502" });
    expect(gateway.detail).toContain("Look whether it runs");
    answer("{", 500, "application/problem+json");
    const broken = await problemOf();
    expect(broken).toMatchObject({ status: 500, title: "The server answered 500" });
    expect(broken.detail).toContain("Its log may");
  });

  it("says who answered when a page comes instead of data", async () => {
    answer("<html>", 200, "text/html");
    const problem = await problemOf();
    expect(problem.title).toBe("The answer is not JSON");
    expect(problem.detail).toContain("api/v1/projects");
  });

  it("says that somebody may have to sign in again when it is led to a page", async () => {
    const page = new Response("<html>", { status: 200, headers: { "content-type": "text/html" } });
    Object.defineProperty(page, "redirected", { value: true });
    vi.stubGlobal("fetch", () => Promise.resolve(page));

    const problem = await problemOf(sendJson("POST", "annotations", {}, {}));

    expect(problem.title).toBe("The answer is another page");
    expect(problem.detail).toContain("Reload this page");
  });

  it("says what to do when nothing answers", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    const problem = await problemOf();
    expect(problem).toMatchObject({ status: 0, unreachable: true });
    expect(problem.detail).toContain("./burr");
  });

  it("lets an aborted request be an aborted request", async () => {
    const abort = new DOMException("aborted", "AbortError");
    vi.stubGlobal("fetch", () => Promise.reject(abort));
    await expect(getJson("projects")).rejects.toBe(abort);
  });
});
