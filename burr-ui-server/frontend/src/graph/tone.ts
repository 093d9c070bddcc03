import type { StepStatus } from "../api/types";

/** How the selected step colours its node and the edge into it. */
export type Tone = "selected" | "fail" | "run" | "halt";

export const TONE_WORDS: Readonly<Record<Tone, string>> = {
  selected: "selected",
  fail: "failed",
  run: "running",
  halt: "interrupted",
};

export function toneOf(status: StepStatus): Tone {
  if (status === "failed") return "fail";
  if (status === "interrupted") return "halt";
  return status === "running" ? "run" : "selected";
}
