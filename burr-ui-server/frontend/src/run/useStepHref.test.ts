import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { readRunView } from "./runUrl";
import { useStepHref } from "./useStepHref";

it("leads to a step without leaving the filter, the pause and the tab", () => {
  const view = readRunView(new URLSearchParams("step=4&q=ask&show=failed&live=0&tab=diff&from=2&span=7"));

  const { result } = renderHook(() => useStepHref("chat", "run-1", view));

  expect(result.current(9)).toBe("/project/chat/run-1?tab=diff&q=ask&show=failed&live=0&step=9");
});

it("leads to a step of a page without a choice", () => {
  const { result } = renderHook(() => useStepHref("chat", "run-1", readRunView(new URLSearchParams())));

  expect(result.current(9)).toBe("/project/chat/run-1?step=9");
});
