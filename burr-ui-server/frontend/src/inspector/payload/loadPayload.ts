import type { QueryClient } from "@tanstack/react-query";
import { getResponse, notJson } from "../../api/client";
import type { StepDetail, StepSummary } from "../../api/types";
import { localAccess, type PayloadAccess } from "./access";
import { remoteAccess } from "./remoteAccess";
import { StepPayload } from "./StepPayload";

/** Up to here parsing and comparing take a few frames at most. */
const IN_PAGE = 2_000_000;
/** Large steps that are kept beside the one on the screen. */
const LARGE_KEPT = 1;
const KEY = "payload";

const watched = new WeakSet<QueryClient>();

/** Names a step as it stands now: one that has ended stays as it is, so it is never asked for again. */
export function payloadKey(project: string, app: string, step: StepSummary): readonly unknown[] {
  const { sequenceId, index, status, end, attributes, spans, attempts } = step;
  return [KEY, project, app, sequenceId, index, status, end, attributes, spans, attempts];
}

/** Fetches the values of a step; large ones go straight to a worker. */
export async function loadPayload(
  project: string,
  app: string,
  sequenceId: number,
  signal: AbortSignal,
): Promise<PayloadAccess> {
  const response = await getResponse("step", { project, app, sequenceId }, signal);
  // Not as text yet: the page need not see the bytes of what a worker will read.
  const body = await response.blob();
  if (body.size > IN_PAGE) return remoteAccess(body);
  try {
    return localAccess(new StepPayload(JSON.parse(await body.text()) as StepDetail));
  } catch {
    throw notJson(response, "step");
  }
}

/** Ends the workers of steps that are no longer kept. */
export function disposeWithCache(client: QueryClient): void {
  if (watched.has(client)) return;
  watched.add(client);
  client.getQueryCache().subscribe(({ type, query }) => {
    const [name] = query.queryKey as readonly unknown[];
    if (type === "removed" && name === KEY) (query.state.data as PayloadAccess | undefined)?.dispose();
  });
}

/** Lets go of large steps that are not shown, the one shown last excepted: each holds many times its size. */
export function forgetLarge(client: QueryClient): void {
  const idle = client
    .getQueryCache()
    .findAll({ queryKey: [KEY] })
    .filter(
      (query) => (query.state.data as PayloadAccess | undefined)?.large === true && query.getObserversCount() === 0,
    );
  idle.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const query of idle.slice(LARGE_KEPT)) client.removeQueries({ queryKey: query.queryKey, exact: true });
}
