import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Diff, StepDetail, StepSummary } from "../api/types";
import { Inspector, type InspectorTab } from "./Inspector";

function step(parts: Partial<StepSummary> = {}): StepSummary {
  return {
    index: 1,
    sequenceId: 1,
    action: "answer",
    status: "succeeded",
    start: "2026-11-23T12:00:00Z",
    end: "2026-11-23T12:00:01Z",
    durationMicros: 1_000_000,
    added: [],
    changed: [],
    removed: [],
    undeclared: [],
    condition: null,
    error: null,
    attributes: 0,
    spans: 0,
    attempts: 1,
    stream: null,
    ...parts,
  };
}

function detail(parts: Partial<StepDetail> = {}): StepDetail {
  return {
    step: parts.step ?? step(),
    inputs: {},
    result: null,
    exception: null,
    stateAfter: {},
    stateProblem: null,
    stateBefore: {},
    attributes: [],
    writtenBy: {},
    from: null,
    reads: [],
    writes: [],
    code: "",
    bytes: 0,
    ...parts,
  };
}

const answers = new Map<string, () => Response>();

function answer(resource: "step" | "diff", body: StepDetail | Diff): void {
  answers.set(resource, () => Response.json(body));
}

interface Shown {
  tab?: InspectorTab;
  steps?: StepSummary[];
  onTab?: (tab: InspectorTab) => void;
}

function show(selected: StepSummary, { tab = "data", steps = [selected], onTab = () => undefined }: Shown = {}) {
  const client = new QueryClient();
  const nothing = () => undefined;
  return render(
    <QueryClientProvider client={client}>
      <Inspector
        project="p"
        app="a"
        step={selected}
        steps={steps}
        tab={tab}
        onTab={onTab}
        state="after"
        onState={nothing}
        view="tree"
        onView={nothing}
        from={null}
        onFrom={nothing}
        span={null}
        onSpan={() => undefined}
        annotations={0}
        field={null}
        onField={() => undefined}
        hrefOfStep={(sequenceId) => `/step/${sequenceId}`}
      />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  answers.clear();
  // The browser of these tests has no layout.
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("fetch", (url: string) => {
    const resource = new URL(url).pathname.split("/").at(-1) ?? "";
    const response = answers.get(resource)?.();
    return response === undefined ? Promise.reject(new Error(`no answer for ${url}`)) : Promise.resolve(response);
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the inspector", () => {
  it("opens a failed step with its error, then the state it left as it was", async () => {
    const failed = step({ status: "failed", error: "x.NoKey: no key" });
    const exception =
      "x.NoKey: no key\n\tat com.example.Model.ask(Model.java:3)\n\tat java.base/java.lang.Thread.run(Thread.java:1)";
    const state = { n: 1 };
    answer("step", detail({ step: failed, exception, stateAfter: state, stateBefore: state, writes: ["answer"] }));

    const onTab = vi.fn();
    show(failed, { onTab });

    const error = await screen.findByRole("region", { name: "Error" });
    expect(within(error).getByText("no key")).toBeTruthy();
    expect(within(error).getByText("Model.ask")).toBeTruthy();
    expect(within(error).getByText("1 frame in java.base")).toBeTruthy();
    expect(screen.getByText("1 key, unchanged")).toBeTruthy();
    const next = within(screen.getByRole("navigation", { name: "About this error" }));
    expect(next.getByRole("link").getAttribute("href")).toBe("/project/p?status=failed&last=answer");
    fireEvent.click(next.getByRole("button", { name: "Run it again, or test it" }));
    expect(onTab).toHaveBeenCalledWith("reproduce");
    expect(screen.queryByRole("group", { name: "Which state" })).toBeNull();
    expect(error.compareDocumentPosition(screen.getByRole("tree")) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it("says why the step ran and what it wrote beyond its word", async () => {
    const selected = step({ changed: ["history"], undeclared: ["history"] });
    const from = { sequenceId: 0, action: "decide", condition: "score > 0.5", values: { score: 0.9 } };
    answer(
      "step",
      detail({ step: selected, from, writes: ["answer"], writtenBy: { history: 1 }, stateAfter: { history: [1] } }),
    );

    show(selected);

    expect(await screen.findByText("(score: 0.9)")).toBeTruthy();
    expect(screen.getByRole("link", { name: "#0 decide" }).getAttribute("href")).toContain("/step/0");
    expect(screen.getByText(/changed, but this action declares only/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Show the change" })).toBeTruthy();
  });

  it("says what ran next and why", async () => {
    const selected = step();
    const next = step({ index: 2, sequenceId: 2, action: "thank", condition: "polite=true" });
    answer("step", detail());

    show(selected, { steps: [selected, next] });

    expect((await screen.findByText(/^then/)).textContent).toBe("then #2 thank because polite=true");
    expect(screen.getByRole("link", { name: "#2 thank" }).getAttribute("href")).toBe("/step/2");
  });

  it("says that a failed step was run again, and what its failure led to", async () => {
    const failed = step({ status: "failed", error: "E: no" });
    answer("step", detail({ step: failed, exception: "E: no" }));

    const { unmount } = show(failed, { steps: [failed, step({ index: 2, sequenceId: 2 })] });
    expect((await screen.findByText(/^run again as/)).textContent).toBe("run again as #2 answer");
    unmount();

    const sorry = step({ index: 2, sequenceId: 2, action: "apologise", condition: "onFailure(IOException)" });
    show(failed, { steps: [failed, sorry] });
    expect((await screen.findByText(/^then/)).textContent).toBe("then #2 apologise because onFailure(IOException)");
  });

  it("says why the state after a step is not known", async () => {
    const stateProblem = "It has changes only, and the line with what they build on is missing.";
    answer("step", detail({ stateAfter: null, stateBefore: { n: 1 }, stateProblem, exception: "E: no" }));

    show(step({ status: "failed", error: "E: no" }));

    expect(await screen.findByText(`The state after this step is not known. ${stateProblem}`)).toBeTruthy();
    expect(screen.getByText("State before")).toBeTruthy();
    expect(screen.queryByText(/leaves the state as it was/)).toBeNull();
  });

  it("shows a running step with the state before it", async () => {
    const running = step({ status: "running", end: null, durationMicros: null });
    answer("step", detail({ step: running, stateAfter: null, stateBefore: { n: 1 } }));

    show(running);

    expect(await screen.findByText("State before")).toBeTruthy();
    expect(screen.queryByText("Result")).toBeNull();
  });

  it("shows values as text, whatever they look like", async () => {
    const markup = '<img src="x" onerror="alert(1)">';
    answer("step", detail({ stateAfter: { [markup]: markup }, exception: null, code: markup }));

    const { container } = show(step());

    await screen.findByRole("tree");
    expect(container.querySelector("img")).toBeNull();
    expect(screen.getAllByText((_, element) => element?.textContent === markup).length).toBeGreaterThan(0);
  });

  it("offers to try again where a step cannot be read", async () => {
    answers.set(
      "step",
      () =>
        new Response(JSON.stringify({ title: "The log cannot be read", status: 500, detail: "Permission denied." }), {
          status: 500,
          headers: { "content-type": "application/problem+json" },
        }),
    );
    show(step());
    const retry = await screen.findByRole("button", { name: "Retry" });
    expect(screen.getByText("Permission denied.")).toBeTruthy();

    answer("step", detail({ stateAfter: { n: 1 } }));
    fireEvent.click(retry);

    expect(await screen.findByRole("tree")).toBeTruthy();
  });

  it("leads to the neighbours in the list, past other attempts", async () => {
    const steps = [
      step({ index: 0, sequenceId: 0 }),
      step({ index: 1 }),
      step({ index: 2 }),
      step({ index: 3, sequenceId: 2 }),
    ];
    answer("step", detail());

    show(step({ index: 1 }), { steps });

    await screen.findByRole("tree");
    const neighbours = screen.getByRole("navigation", { name: "Neighbouring steps" });
    const links = within(neighbours).getAllByRole("link");
    expect(links.map((link) => link.getAttribute("href"))).toEqual(["/step/0", "/step/2"]);
  });
});

describe("the tree", () => {
  it("is walked with the arrow keys", async () => {
    answer("step", detail({ stateAfter: { list: [{ a: 1 }], n: 2 } }));
    show(step());
    await screen.findByRole("tree");
    const rows = () => screen.getAllByRole("treeitem");
    const names = () => rows().map((row) => row.textContent);
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
    rows()[0]?.focus();

    press("ArrowDown");
    expect(document.activeElement).toBe(rows()[1]);
    press("ArrowRight");
    expect(names()).toHaveLength(4);
    press("ArrowRight");
    expect(document.activeElement?.textContent).toContain("a");
    press("ArrowLeft");
    press("ArrowLeft");
    expect(names()).toHaveLength(3);
    press("End");
    expect(document.activeElement?.textContent).toContain("n");
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
  });
});

describe("the difference", () => {
  it("is told key by key, with who wrote it", async () => {
    const earlier = step({ index: 0, sequenceId: 0, action: "ask" });
    const selected = step({ changed: ["prompt"], undeclared: ["prompt"] });
    answer("step", detail({ step: selected, stateAfter: { prompt: "a bad joke" } }));
    answer("diff", {
      from: 0,
      fromApp: "run",
      to: 1,
      truncated: false,
      approximate: true,
      changes: [{ path: ["prompt"], kind: "changed", before: "a good joke", after: "a bad joke", writtenBy: 1 }],
    });

    show(selected, { tab: "diff", steps: [earlier, selected] });

    const key = await screen.findByRole("region", { name: "prompt, changed" });
    expect(within(key).getByText("good").tagName).toBe("DEL");
    expect(within(key).getByText("bad").tagName).toBe("INS");
    expect(screen.getByText(/compared in their order/)).toBeTruthy();
    expect(within(key).getByRole("link", { name: "#1, undeclared" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Compare from step: #0 ask" })).toBeTruthy();
  });
});

describe("the code", () => {
  it("is shown line by line", async () => {
    answer("step", detail({ code: "def run(state):\n    return state", reads: ["a"], writes: [] }));

    show(step(), { tab: "code" });

    const source = await screen.findByRole("list", { name: "Source" });
    expect(within(source).getAllByRole("listitem")).toHaveLength(2);
    expect(screen.getByText("2 lines, as recorded")).toBeTruthy();
  });

  it("says so where none was recorded", async () => {
    answer("step", detail({ code: "" }));

    show(step(), { tab: "code" });

    expect(await screen.findByText("No source was recorded for this action.")).toBeTruthy();
  });
});
