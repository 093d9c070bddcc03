import { useQueryClient } from "@tanstack/react-query";
import { apiUrl, toProblem } from "../api/client";
import { keys } from "../api/queries";
import type { ImportView } from "../api/types";

/** What becomes of a run whose id another has. */
export type OnConflict = "refuse" | "rename" | "skip";

/** Sends a zip of runs into a project, which need not exist yet; the lists follow. */
export function useImport() {
  const client = useQueryClient();
  return async (project: string, zip: Blob, onConflict: OnConflict): Promise<ImportView> => {
    const response = await toProblem(
      fetch(apiUrl("import", { project, onConflict }), {
        method: "POST",
        headers: { accept: "application/json, application/problem+json", "content-type": "application/zip" },
        credentials: "same-origin",
        body: zip,
      }),
    );
    const report = (await response.json()) as ImportView;
    for (const queryKey of [keys.applications(project), keys.applicationsHead(project), keys.projects, ["storage"]]) {
      void client.invalidateQueries({ queryKey });
    }
    return report;
  };
}
