import { expect, it } from "vitest";
import { exceptions, outcomeText } from "./outcome";

const report = {
  runs: [
    { app: "a", importedAs: "a", reason: null },
    { app: "b", importedAs: "b-2", reason: null },
    { app: "c", importedAs: null, reason: "A run of that id is there." },
  ],
  imported: 2,
  annotations: 1,
};

it("says what came in and what did not", () => {
  expect(outcomeText(report)).toBe("2 runs imported, with 1 annotation; 1 left out.");
  expect(outcomeText({ runs: report.runs.slice(0, 1), imported: 1, annotations: 0 })).toBe("1 run imported.");
});

it("names the runs that are not what they were", () => {
  expect(exceptions(report)).toEqual(["b is now b-2.", "c was left out. A run of that id is there."]);
});
