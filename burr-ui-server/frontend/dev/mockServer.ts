import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import type { ApplicationSummary, ChildView, JsonValue } from "../src/api/types.ts";
import { chatGraph, conversation, question } from "./chatbot.ts";
import { emptyRun, record, type RecordedRun } from "./recording.ts";
import { counterGraph, demoStorage, projectSummary, type MockProject } from "./storage.ts";
import { applicationSummary, diffOf, stepDetail, stepSummary } from "./views.ts";

/**
 * Answers /api/v1 in the development server with recorded runs and one that goes on, so that the pages can be seen
 * without the Java server. With `vite --mode empty` the storage is empty and a first project appears after 20 s.
 */
export function mockServer({ empty }: { empty: boolean }): Plugin {
  return {
    name: "burr-mock-server",
    apply: "serve",
    configureServer(server) {
      const mock = new Mock(empty ? [] : demoStorage(Date.now()));
      mock.live(empty);
      server.middlewares.use("/api", (request, response) => mock.answer(request, response));
      server.httpServer?.once("close", () => mock.close());
    },
  };
}

class Mock {
  private readonly projects: MockProject[];
  private readonly streams = new Set<ServerResponse>();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly startedAt = new Date().toISOString();

  constructor(projects: MockProject[]) {
    this.projects = projects;
  }

  close(): void {
    this.timers.forEach((timer) => clearInterval(timer));
  }

  live(empty: boolean): void {
    this.timers.push(setInterval(() => this.streams.forEach((stream) => stream.write(": beat\n\n")), 10_000));
    if (empty) {
      this.timers.push(setTimeout(() => this.firstProject(), 20_000));
    } else {
      this.converse();
    }
  }

  private firstProject(): void {
    const run = emptyRun("my-counter-1", counterGraph);
    this.projects.push({
      id: "my-counter",
      problem: null,
      activity: Array.from({ length: 14 }, () => [0, 0]),
      runs: [run],
    });
    let n = 0;
    const count = () => {
      n += 1;
      record(run, { action: "count", micros: 90, set: { n }, result: { n } }, Date.now());
      this.changed("my-counter", run);
    };
    count();
    this.timers.push(setInterval(() => n < 200 && count(), 1_000));
  }

  /** A step every two seconds in chat-9-travel, a new conversation every forty. */
  private converse(): void {
    const project = this.projects[0];
    if (project === undefined) return;
    const turns = ["Is there a night train?", "What does it cost?", "Where do I change?"];
    let run = project.runs[0];
    let queue: ReturnType<typeof conversation> = [];
    let count = 9;
    this.timers.push(
      setInterval(() => {
        if (run === undefined) return;
        const running = run.steps.at(-1);
        if (running?.status === "running") run.steps.pop();
        if (run.steps.length > 60 && queue.length === 0) {
          count += 1;
          run = emptyRun(`chat-${count}-travel`, chatGraph, "ana@example.com");
          project.runs.push(run);
        }
        if (queue.length === 0)
          queue = conversation(turns.map((turn) => question(turn, "It depends on the season.", 1.4)));
        const script = queue.shift();
        if (script === undefined) return;
        record(run, { ...script, ...history(run, script) }, Date.now() - script.micros / 1000);
        const next = queue[0];
        if (next !== undefined && next.action !== "prompt") record(run, { ...next, status: "running" }, Date.now());
        this.changed(project.id, run);
      }, 2_000),
    );
    this.timers.push(
      setInterval(() => {
        if (project.runs.length > 40) return;
        count += 1;
        const fresh = emptyRun(`chat-${count}-visitor`, chatGraph, null);
        project.runs.push(fresh);
        const [first] = conversation([question("Hello, who are you?", "A state machine.", 1)]);
        if (first !== undefined) record(fresh, first, Date.now());
        this.changed(project.id, fresh);
      }, 40_000),
    );
  }

  private changed(project: string, run: RecordedRun): void {
    const data = JSON.stringify({ project, app: run.appId, version: String(run.version) });
    this.streams.forEach((stream) => stream.write(`event: change\ndata: ${data}\n\n`));
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", "http://localhost");
    const params = url.searchParams;
    if (url.pathname === "/v1/changes") {
      this.stream(request, response);
      return;
    }
    const body = this.resource(url.pathname, params);
    if (body !== undefined) {
      send(response, 200, "application/json", body);
      return;
    }
    const app = params.get("app");
    const project = params.get("project");
    const detail =
      project !== null && !this.projects.some((each) => each.id === project)
        ? `The storage '~/.burr' has no project '${project}'. It may have been deleted; look at the list of projects.`
        : app === null
          ? `Nothing is served at '/api${url.pathname}'. Look at /api/v1/openapi.json for what there is.`
          : `Project '${project ?? ""}' has no application '${app}'. It may have been deleted; look at the project's list.`;
    send(response, 404, "application/problem+json", {
      title: "Not found",
      status: 404,
      detail,
      instance: `/api${url.pathname}`,
    });
  }

  private resource(path: string, params: URLSearchParams): unknown {
    if (path === "/v1/info") return { version: "0.1.0", storage: "~/.burr", samples: true, startedAt: this.startedAt };
    if (path === "/v1/projects") {
      const summaries = this.projects.map((project) =>
        projectSummary(
          project,
          project.runs.map((run) => this.summary(project, run)),
          Date.now(),
        ),
      );
      return { projects: summaries.sort((a, b) => (b.lastActivity ?? "").localeCompare(a.lastActivity ?? "")) };
    }
    const project = this.projects.find((each) => each.id === params.get("project"));
    if (project === undefined) return undefined;
    if (path === "/v1/applications") return this.applications(project, params);
    const run = project.runs.find((each) => each.appId === params.get("app"));
    return run === undefined ? undefined : this.runResource(path, params, project, run);
  }

  private runResource(path: string, params: URLSearchParams, project: MockProject, run: RecordedRun): unknown {
    const number = (name: string) => (params.has(name) ? Number(params.get(name)) : null);
    switch (path) {
      case "/v1/application":
        return this.application(project, run);
      case "/v1/steps": {
        const after = number("after") ?? -1;
        const limit = number("limit") ?? 1000;
        const page = run.steps.slice(after + 1, after + 1 + limit);
        const last = after + page.length;
        return {
          steps: page.map((step, i) => stepSummary(run, step, after + 1 + i)),
          total: run.steps.length,
          version: String(run.version),
          nextAfter: last < run.steps.length - 1 ? last : null,
        };
      }
      case "/v1/step":
        return (
          stepDetail(
            run,
            run.steps.findIndex((step) => step.sequenceId === number("sequenceId")),
          ) ?? undefined
        );
      case "/v1/diff":
        return diffOf(run, number("from"), number("to") ?? 0) ?? undefined;
      default:
        return undefined;
    }
  }

  private applications(project: MockProject, params: URLSearchParams): unknown {
    const q = (params.get("q") ?? "").toLowerCase();
    const status = params.get("status");
    const partition = params.get("partition");
    const limit = Number(params.get("limit") ?? 100);
    const found = this.sorted(project).filter(
      (each) =>
        (status === null || each.status === status) &&
        (partition === null || each.partitionKey === partition) &&
        (q === "" ||
          `${each.appId} ${each.firstInput ?? ""} ${each.lastAction ?? ""} ${each.partitionKey ?? ""}`
            .toLowerCase()
            .includes(q)),
    );
    const start = Number(params.get("cursor") ?? 0);
    return {
      applications: found.slice(start, start + limit),
      annotations: {},
      nextCursor: start + limit < found.length ? String(start + limit) : null,
      total: found.length,
      indexing: null,
    };
  }

  private application(project: MockProject, run: RecordedRun): unknown {
    const list = this.sorted(project);
    const at = list.findIndex((each) => each.appId === run.appId);
    return {
      project: project.id,
      summary: this.summary(project, run),
      graph: run.graph,
      children: children(project, run),
      newer: list[at - 1]?.appId ?? null,
      older: list[at + 1]?.appId ?? null,
      problems: run.problems,
      version: String(run.version),
    };
  }

  private sorted(project: MockProject): ApplicationSummary[] {
    return project.runs
      .map((run) => this.summary(project, run))
      .sort((a, b) => (b.lastActivity ?? "").localeCompare(a.lastActivity ?? ""));
  }

  private summary(project: MockProject, run: RecordedRun): ApplicationSummary {
    return applicationSummary(run, project.runs.length > 1000 ? [] : children(project, run));
  }

  private stream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(": hello\n\n");
    this.streams.add(response);
    request.on("close", () => this.streams.delete(response));
  }
}

function children(project: MockProject, run: RecordedRun): ChildView[] {
  return project.runs.flatMap((each): ChildView[] => {
    const [pointer, kind] =
      each.parent === null ? ([each.spawnedBy, "spawn_start"] as const) : ([each.parent, "fork"] as const);
    if (pointer?.appId !== run.appId) return [];
    const time = each.steps[0]?.start;
    return [
      {
        appId: each.appId,
        partitionKey: each.partitionKey,
        sequenceId: pointer.sequenceId,
        kind,
        time: time === undefined ? null : new Date(time).toISOString(),
      },
    ];
  });
}

/** The live conversation grows on what was said before. */
function history(run: RecordedRun, script: { set?: Record<string, JsonValue> }) {
  const said = run.steps.at(-1)?.after?.chat_history;
  const next = script.set?.chat_history;
  if (!Array.isArray(said) || !Array.isArray(next)) return {};
  const last = next.at(-1);
  return { set: { ...script.set, chat_history: last === undefined ? said : [...said, last] } };
}

function send(response: ServerResponse, status: number, type: string, body: unknown): void {
  response.writeHead(status, { "content-type": type });
  response.end(JSON.stringify(body));
}
