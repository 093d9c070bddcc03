import { expect, it } from "vitest";
import type { AnnotationView } from "../api/types";
import {
  countBySteps,
  draftOf,
  EMPTY_DRAFT,
  EMPTY_OBSERVATION,
  isChanged,
  isEmpty,
  pointerText,
  requestOf,
  type Draft,
} from "./model";

const note = (parts: Partial<AnnotationView> = {}): AnnotationView => ({
  id: 3,
  project: "chat",
  app: "run",
  partitionKey: null,
  sequenceId: 8,
  stepName: "respond",
  spanId: null,
  tags: ["incorrect"],
  observations: [],
  created: "2026-11-25T10:00:00.000000Z",
  updated: "2026-11-25T10:00:00.000000Z",
  ...parts,
});

const said: Draft = {
  tags: ["a"],
  tag: "",
  observations: [{ ...EMPTY_OBSERVATION, verdict: "down", note: "wrong", expected: "right" }],
  base: null,
};

it("asks for what the form has, in Burr's words", () => {
  const response = { type: "state_field", fieldName: "response", spanId: null };
  const [observation = EMPTY_OBSERVATION] = said.observations;
  expect(requestOf({ ...said, observations: [{ ...observation, pointers: [response] }] }, "respond")).toEqual({
    stepName: "respond",
    spanId: null,
    tags: ["a"],
    observations: [
      {
        dataFields: { note: "wrong", ground_truth: "right" },
        thumbsUpThumbsDown: false,
        dataPointers: [response],
      },
    ],
  });
});

it("takes a tag that was not finished with it, once", () => {
  expect(requestOf({ ...said, tag: " b " }, "x").tags).toEqual(["a", "b"]);
  expect(requestOf({ ...said, tag: "a" }, "x").tags).toEqual(["a"]);
});

it("loses nothing of what another program wrote when it is changed", () => {
  const theirs = note({
    spanId: "8:0",
    observations: [
      {
        dataFields: { note: { rich: true }, ground_truth: "42", score: 0.5 },
        thumbsUpThumbsDown: true,
        dataPointers: [
          { type: "attribute", fieldName: "tokens", spanId: "8:0" },
          { type: "state_field", fieldName: "n", spanId: null },
        ],
      },
    ],
  });
  const { stepName, spanId, tags, observations } = theirs;
  expect(requestOf(draftOf(theirs), "another name")).toEqual({ stepName, spanId, tags, observations });
});

it("knows when something would be lost", () => {
  expect(isChanged(EMPTY_DRAFT)).toBe(false);
  expect(isChanged({ ...EMPTY_DRAFT, tag: "x" })).toBe(true);
  expect(isChanged({ ...EMPTY_DRAFT, observations: [EMPTY_OBSERVATION, EMPTY_OBSERVATION] })).toBe(false);
  const change = draftOf(note());
  expect(isChanged(change)).toBe(false);
  expect(isChanged({ ...change, tags: [] })).toBe(true);
});

it("has nothing to save when nothing is said", () => {
  expect(isEmpty(EMPTY_DRAFT)).toBe(true);
  expect(isEmpty({ ...EMPTY_DRAFT, observations: [{ ...EMPTY_OBSERVATION, verdict: "up" }] })).toBe(false);
});

it("counts the annotations of each step", () => {
  const counts = countBySteps([note(), note({ id: 4 }), note({ id: 5, sequenceId: 0 })]);
  expect([...counts]).toEqual([
    [8, 2],
    [0, 1],
  ]);
});

it("says where in a step", () => {
  expect(pointerText({ type: "state_field", fieldName: "n", spanId: null })).toBe("n");
  expect(pointerText({ type: "attribute", fieldName: "tokens", spanId: "8:0" })).toBe("tokens in 8:0");
});
