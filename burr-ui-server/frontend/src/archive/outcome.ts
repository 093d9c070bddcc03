import type { ImportView } from "../api/types";
import { plural } from "../format";

/** What an import did, in a sentence: "2 runs imported, with 1 annotation; 1 left out." */
export function outcomeText({ runs, imported, annotations }: ImportView): string {
  const notes = annotations === 0 ? "" : `, with ${plural(annotations, "annotation")}`;
  const left = runs.length - imported;
  return `${plural(imported, "run")} imported${notes}${left === 0 ? "" : `; ${left} left out`}.`;
}

/** Runs that are there under another id, and those that are not there, each with the reason. */
export function exceptions({ runs }: ImportView): string[] {
  return runs.flatMap(({ app, importedAs, reason }) => {
    if (importedAs === null) return [`${app} was left out. ${reason ?? ""}`.trim()];
    return importedAs === app ? [] : [`${app} is now ${importedAs}.`];
  });
}
