import { useCallback } from "react";
import { runHref } from "../routing/paths";
import { writeRunView, type RunView } from "./runUrl";

/** Links to steps of a run that leave the page as it is but for the step: filter, pause, tab and what else the address says. */
export function useStepHref(project: string, app: string, view: RunView): (sequenceId: number) => string {
  // A text, so that what is below is drawn again only when it really changed.
  const place = runHref(project, app, writeRunView({ ...view, step: null, from: null, span: null }));
  return useCallback((sequenceId) => `${place}${place.includes("?") ? "&" : "?"}step=${sequenceId}`, [place]);
}
