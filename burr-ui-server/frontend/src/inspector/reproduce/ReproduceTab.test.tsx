import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "../../api/queries";
import type { Reproduction, StepSummary } from "../../api/types";
import ReproduceTab from "./ReproduceTab";

let reproduction: Reproduction;

beforeEach(() => {
  reproduction = {
    problem: null,
    command: "./burr test-case create \\\n    --app-id 'a;b'",
    pythonCommand: "burr-test-case create \\\n    --app-id 'a;b'",
    pythonProblem: null,
    testFile: "src/test/java/RespondTest.java",
    test: "class RespondTest {\n}",
    forks: [
      { app: "a;b", sequenceId: 7, again: true, java: "var again;", python: "again = 1" },
      { app: "a;b", sequenceId: 8, again: false, java: "var after;", python: "after = 1" },
    ],
  };
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(reproduction)));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show() {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ReproduceTab project="chat" app="a;b" step={{ sequenceId: 8 } as StepSummary} />
    </QueryClientProvider>,
  );
}

it("copies exactly what the server says", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Copy Shell, in your project" }));
  await screen.findByText("Copied Shell, in your project");
  expect(writeText).toHaveBeenCalledWith(reproduction.command);
});

it("runs the step again, or goes on after it", async () => {
  show();
  const part = await screen.findByRole("region", { name: "In a debugger" });
  expect(within(part).getByText(/state after #7, in a new run, and so runs #8 again/)).toBeTruthy();
  expect(within(part).getByLabelText("Java").textContent).toBe("var again;");
  fireEvent.click(within(part).getByRole("button", { name: "Go on after #8" }));
  expect(within(part).getByLabelText("Java").textContent).toBe("var after;");
  expect(within(part).getByLabelText("Python").textContent).toBe("after = 1");
});

it("names the run that the first step of a fork went on from", async () => {
  reproduction = {
    ...reproduction,
    forks: [{ app: "parent", sequenceId: 3, again: true, java: "x", python: "x" }],
  };
  show();
  expect(await screen.findByText(/state after #3 of parent, in a new run/)).toBeTruthy();
  expect(screen.queryByRole("group", { name: "Where to begin" })).toBeNull();
});

it("says why there is nothing to copy", async () => {
  reproduction = {
    ...reproduction,
    problem: "Step 8 has not ended.",
    command: null,
    pythonCommand: null,
    test: null,
    forks: [],
  };
  show();
  expect(await screen.findByText("Step 8 has not ended.")).toBeTruthy();
  expect(screen.getByText(/Nothing is recorded before #8/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Copy/ })).toBeNull();
});
