import { useEffect, useSyncExternalStore } from "react";
import { getJson } from "../api/client";
import type { ApplicationSummary, UsageView } from "../api/types";
import { UsageLoader, type RunUsage } from "./UsageLoader";

/** Of the project that was looked at last, so that going from its list to a run and back shows the same at once. */
let latest: UsageLoader | null = null;

function loaderOf(project: string): UsageLoader {
  if (latest?.project !== project) {
    latest = new UsageLoader(project, (app) => getJson<UsageView>("usage", { project, app }));
  }
  return latest;
}

/** What runs used, by application id; those that are not known yet come when they are. */
export function useUsages(project: string, runs: readonly ApplicationSummary[]): ReadonlyMap<string, RunUsage> {
  const loader = loaderOf(project);
  const usages = useSyncExternalStore(loader.subscribe, loader.snapshot);
  useEffect(() => loader.want(runs));
  return usages;
}
