import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { createQueryClient } from "../../api/queries";
import type { AttributeView } from "../../api/types";
import { TraceLink, traceAddress, traceIdOf } from "./TraceLink";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function attribute(key: string, value: AttributeView["value"]): AttributeView {
  return { key, value, spanId: null, event: false, time: null };
}

function open(template: string | null) {
  const asked = vi.fn(() => Promise.resolve(Response.json({ traceLinkTemplate: template })));
  vi.stubGlobal("fetch", asked);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TraceLink traceId="4bf92f35" />
    </QueryClientProvider>,
  );
  return asked;
}

it("leads to the trace where the server knows how", async () => {
  open("https://traces.example/trace/{traceId}?id={traceId}");

  const link = await screen.findByRole("link", { name: "Open the trace of this step" });

  expect(link.getAttribute("href")).toBe("https://traces.example/trace/4bf92f35?id=4bf92f35");
});

it("is not there where the server does not", async () => {
  const asked = open(null);

  await waitFor(() => expect(asked).toHaveBeenCalled());

  expect(screen.queryByRole("link")).toBeNull();
});

it("keeps an id that is more than that within its place", () => {
  expect(traceAddress("https://traces.example/{traceId}", "../x?y#$&")).toBe(
    "https://traces.example/..%2Fx%3Fy%23%24%26",
  );
});

it("finds the id among the attributes of a step", () => {
  expect(traceIdOf([attribute("a", 1), attribute("burr.trace.id", "4bf92f35")])).toBe("4bf92f35");
  expect(traceIdOf([attribute("burr.trace.id", 7)])).toBeNull();
  expect(traceIdOf([])).toBeNull();
});
