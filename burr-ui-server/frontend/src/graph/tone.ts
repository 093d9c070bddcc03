import type { StepStatus } from "../api/types";

/** How the selected step colours its node and the edge into it. */
export type Tone = "selected" | "fail" | "run";

export function toneOf(status: StepStatus): Tone {
  if (status === "failed") return "fail";
  return status === "running" ? "run" : "selected";
}
