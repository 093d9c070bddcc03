import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "../../api/queries";
import type { AnnotationView, NoteRequest, StepSummary } from "../../api/types";
import type { StepHead } from "../payload/StepPayload";
import AnnotationsTab from "./AnnotationsTab";
import { requestFocus } from "./focusRequest";

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly body: NoteRequest | null;
}

let notes: AnnotationView[];
let asked: Asked[];
let refuse: { status: number; title: string; detail: string } | null;
let runs = 0;

beforeEach(() => {
  notes = [];
  asked = [];
  refuse = null;
  // Drafts outlive a page, and so a test.
  runs += 1;
  vi.stubGlobal("fetch", (address: string, { method = "GET", body }: RequestInit = {}) => {
    const url = new URL(address);
    if (method !== "GET") {
      asked.push({ method, url, body: typeof body === "string" ? (JSON.parse(body) as NoteRequest) : null });
      return Promise.resolve(refuse === null ? kept(url, method, body as string) : problem(refuse));
    }
    if (url.pathname.endsWith("/annotations")) {
      return Promise.resolve(
        Response.json({
          annotations: notes,
          total: notes.length,
          nextBefore: null,
          tags: ["slow"],
          actions: [],
          problem: null,
        }),
      );
    }
    if (url.pathname.endsWith("/trace")) {
      const attribute = { key: "tokens", value: 7, spanId: "8:0", event: false, time: null };
      return Promise.resolve(Response.json({ spans: [], attributes: [attribute], streams: [], truncated: false }));
    }
    return Promise.resolve(Response.json({ summary: { partitionKey: "ana" } }));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function problem(refused: { status: number }): Response {
  return new Response(JSON.stringify(refused), {
    status: refused.status,
    headers: { "content-type": "application/problem+json" },
  });
}

function kept(url: URL, method: string, body: string): Response {
  const id = Number(url.searchParams.get("id") ?? 9);
  const before = notes.find((note) => note.id === id);
  const saved = method === "DELETE" ? (before ?? note()) : ({ ...note({ id }), ...JSON.parse(body) } as AnnotationView);
  notes = [...(method === "DELETE" ? [] : [saved]), ...notes.filter((note) => note.id !== id)];
  return Response.json(saved);
}

function note(parts: Partial<AnnotationView> = {}): AnnotationView {
  return {
    id: 1,
    project: "chat",
    app: `run-${runs}`,
    partitionKey: "ana",
    sequenceId: 8,
    stepName: "respond",
    spanId: null,
    tags: ["incorrect"],
    observations: [
      {
        dataFields: { note: "<b>Python</b>", ground_truth: "Java", score: 3 },
        thumbsUpThumbsDown: false,
        dataPointers: [{ type: "state_field", fieldName: "response", spanId: null }],
      },
    ],
    created: "2026-11-25T10:00:00Z",
    updated: "2026-11-25T10:00:00Z",
    ...parts,
  };
}

const head = { writtenBy: { response: 8, history: 4, __SEQUENCE_ID: 8 } } as unknown as StepHead;

function stepOf(sequenceId: number): StepSummary {
  return {
    sequenceId,
    index: sequenceId,
    action: "respond",
    status: "succeeded",
    start: "2026-11-23T12:00:00Z",
    end: "2026-11-23T12:00:01Z",
    added: [],
    changed: ["response"],
    removed: [],
  } as unknown as StepSummary;
}

function show(sequenceId = 8) {
  return render(
    <QueryClientProvider client={createQueryClient()}>
      <div role="tabpanel" tabIndex={-1}>
        <AnnotationsTab
          project="chat"
          app={`run-${runs}`}
          step={stepOf(sequenceId)}
          head={head}
          hrefOfStep={(step) => `/step/${step}`}
        />
      </div>
    </QueryClientProvider>,
  );
}

const write = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });

it("shows what is said of the step as text, and what other programs wrote", async () => {
  notes = [note(), note({ id: 2, sequenceId: 7, tags: ["elsewhere"] })];
  show();
  const card = await screen.findByRole("article");
  expect(within(card).getByText("<b>Python</b>")).toBeTruthy();
  expect(within(card).getByText("Bad")).toBeTruthy();
  expect(within(card).getByText("response")).toBeTruthy();
  expect(within(card).getByText("Java")).toBeTruthy();
  expect(within(card).getByText("score").nextSibling?.textContent).toBe("3");
  expect(screen.queryByText("elsewhere")).toBeNull();
});

it("saves a new annotation with Ctrl and Enter, and shows it", async () => {
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Bad" }));
  write("Note", "too slow");
  const about = screen.getByLabelText<HTMLSelectElement>("About");
  await waitFor(() => expect([...about.options].map(({ text }) => text)).toContain("tokens in 8:0"));
  expect([...about.options].map(({ text }) => text)).toEqual([
    "the step as a whole",
    "response",
    "history",
    "tokens in 8:0",
  ]);
  fireEvent.change(about, { target: { value: about.options[1]?.value } });
  write("Tags", "slow");
  fireEvent.keyDown(screen.getByLabelText("Note"), { key: "Enter", ctrlKey: true });

  await screen.findByText("too slow", { selector: "p" });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.method).toBe("POST");
  expect(asked[0]?.url.searchParams.get("sequenceId")).toBe("8");
  expect(asked[0]?.url.searchParams.get("partition")).toBe("ana");
  expect(asked[0]?.body).toEqual({
    stepName: "respond",
    spanId: null,
    tags: ["slow"],
    observations: [
      {
        dataFields: { note: "too slow" },
        thumbsUpThumbsDown: false,
        dataPointers: [{ type: "state_field", fieldName: "response", spanId: null }],
      },
    ],
  });
  expect(screen.getByLabelText<HTMLTextAreaElement>("Note").value).toBe("");
});

it("keeps what was not saved while the reader is elsewhere, and says where it is", async () => {
  const first = show();
  await screen.findByLabelText("Note");
  write("Note", "half a thought");
  expect(screen.getByText("Not saved. Kept until this window closes.")).toBeTruthy();
  first.unmount();

  const second = show(7);
  expect((await screen.findByLabelText<HTMLTextAreaElement>("Note")).value).toBe("");
  expect(screen.getByRole("link", { name: "#8" }).getAttribute("href")).toBe("/step/8");
  second.unmount();

  show();
  expect((await screen.findByLabelText<HTMLTextAreaElement>("Note")).value).toBe("half a thought");
  fireEvent.click(screen.getByRole("button", { name: "Discard" }));
  expect(screen.getByLabelText<HTMLTextAreaElement>("Note").value).toBe("");
});

it("asks before the window closes with something unsaved", async () => {
  show();
  await screen.findByLabelText("Note");
  write("Note", "half a thought");
  expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).toBe(false);
  write("Note", "");
  expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).toBe(true);
});

it("says why it was not saved, and loses nothing", async () => {
  refuse = { status: 403, title: "Not allowed", detail: "The key has no scope 'ingest'. Use one that has it." };
  show();
  await screen.findByLabelText("Note");
  write("Note", "too slow");
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toContain(
    "The key has no scope 'ingest'. Use one that has it.",
  );
  expect(screen.getByLabelText<HTMLTextAreaElement>("Note").value).toBe("too slow");
});

it("writes over nobody: a change of somebody else is shown first", async () => {
  notes = [note()];
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Edit annotation 1" }));
  const form = screen.getByRole("form", { name: "Change annotation 1" });
  fireEvent.change(within(form).getByLabelText("Note"), { target: { value: "mine" } });
  notes = [note({ updated: "2026-11-25T11:00:00Z", tags: ["theirs"] })];
  refuse = { status: 409, title: "Annotation was changed", detail: "Read it anew." };
  fireEvent.click(within(form).getByRole("button", { name: "Save" }));

  const theirs = await within(form).findByRole("region", { name: "Changed meanwhile" });
  expect(within(theirs).getByText("theirs")).toBeTruthy();
  expect(within(form).getByLabelText<HTMLTextAreaElement>("Note").value).toBe("mine");
  refuse = null;
  fireEvent.click(within(theirs).getByRole("button", { name: "Go on with mine" }));
  fireEvent.click(within(form).getByRole("button", { name: "Save" }));

  await screen.findByText("mine", { selector: "p" });
  expect(asked.map(({ url }) => url.searchParams.get("asOf"))).toEqual([
    "2026-11-25T10:00:00Z",
    "2026-11-25T11:00:00Z",
  ]);
  expect(asked[1]?.body?.observations?.[0]?.dataFields).toEqual({ score: 3, note: "mine", ground_truth: "Java" });
});

it("deletes only when it is told twice", async () => {
  notes = [note()];
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Delete annotation 1" }));
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(screen.queryByRole("article")).toBeNull());
  expect(asked.map(({ method, url }) => `${method} ${url.searchParams.get("id") ?? ""}`)).toEqual(["DELETE 1"]);
});

it("takes the focus when somebody asked to write, and lets it go with Esc", async () => {
  requestFocus();
  show();
  const field = await screen.findByLabelText("Note");
  expect(document.activeElement).toBe(field);
  fireEvent.keyDown(field, { key: "Escape" });
  expect(document.activeElement).toBe(screen.getByRole("tabpanel"));
});

it("ends a tag with Enter or a comma, and takes it back", async () => {
  show();
  const field = await screen.findByLabelText<HTMLInputElement>("Tags");
  write("Tags", "one");
  fireEvent.keyDown(field, { key: "Enter" });
  write("Tags", "two");
  fireEvent.keyDown(field, { key: "," });
  expect(field.value).toBe("");
  expect(screen.getByRole("button", { name: "Remove tag one" })).toBeTruthy();
  fireEvent.keyDown(field, { key: "Backspace" });
  expect(screen.queryByRole("button", { name: "Remove tag two" })).toBeNull();
  expect(asked).toEqual([]);
});
