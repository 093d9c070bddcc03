import type {
  AnnotationObservation,
  AnnotationPointer,
  AnnotationView,
  JsonObject,
  JsonValue,
  NoteRequest,
} from "../api/types";

export type Verdict = "up" | "down" | "none";

/** One thing that was observed, as the form has it. */
export interface ObservationDraft {
  readonly verdict: Verdict;
  readonly pointers: readonly AnnotationPointer[];
  readonly note: string;
  readonly expected: string;
  /** What another program wrote beside that: it is kept as it is. */
  readonly others: JsonObject;
}

/** An annotation while somebody writes it. */
export interface Draft {
  readonly tags: readonly string[];
  /** A tag that is not finished yet. */
  readonly tag: string;
  readonly observations: readonly ObservationDraft[];
  /** What is being changed, as it was when that began; null for a new one. */
  readonly base: AnnotationView | null;
}

/** Burr's names of what its UI lets people write. */
const NOTE = "note";
const EXPECTED = "ground_truth";

/** Tags that Burr's own UI offers. */
export const COMMON_TAGS: readonly string[] = [
  "to-review",
  "hallucination",
  "incomplete",
  "incorrect",
  "correct",
  "ambiguous",
  "user-error",
  "intentional-user-error",
];

export const EMPTY_OBSERVATION: ObservationDraft = {
  verdict: "none",
  pointers: [],
  note: "",
  expected: "",
  others: {},
};

export const EMPTY_DRAFT: Draft = { tags: [], tag: "", observations: [EMPTY_OBSERVATION], base: null };

export function verdictOf({ thumbsUpThumbsDown }: AnnotationObservation): Verdict {
  return thumbsUpThumbsDown === null ? "none" : thumbsUpThumbsDown ? "up" : "down";
}

/** What was written into an observation, apart. */
export function writtenIn(observation: AnnotationObservation): { note: string; expected: string; others: JsonObject } {
  const texts = new Map<string, string>();
  const others: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(observation.dataFields)) {
    if ((name === NOTE || name === EXPECTED) && typeof value === "string") texts.set(name, value);
    else others.push([name, value]);
  }
  return { note: texts.get(NOTE) ?? "", expected: texts.get(EXPECTED) ?? "", others: Object.fromEntries(others) };
}

/** What the form begins with when an annotation is to be changed. */
export function draftOf(note: AnnotationView): Draft {
  const observations = note.observations.map((observation) => ({
    verdict: verdictOf(observation),
    pointers: observation.dataPointers,
    ...writtenIn(observation),
  }));
  return {
    tags: note.tags,
    tag: "",
    observations: observations.length === 0 ? [EMPTY_OBSERVATION] : observations,
    base: note,
  };
}

/** What the server is asked to keep. Observations without anything in them are left out. */
export function requestOf(draft: Draft, stepName: string): NoteRequest {
  return {
    stepName: draft.base?.stepName ?? stepName,
    spanId: draft.base?.spanId ?? null,
    tags: allTags(draft),
    observations: draft.observations.filter(saysSomething).map(({ verdict, pointers, note, expected, others }) => ({
      dataFields: { ...others, ...written(NOTE, note), ...written(EXPECTED, expected) },
      thumbsUpThumbsDown: verdict === "none" ? null : verdict === "up",
      dataPointers: [...pointers],
    })),
  };
}

function written(name: string, text: string): Record<string, JsonValue> {
  return text === "" ? {} : { [name]: text };
}

function saysSomething({ verdict, pointers, note, expected, others }: ObservationDraft): boolean {
  return verdict !== "none" || pointers.length > 0 || note !== "" || expected !== "" || Object.keys(others).length > 0;
}

function allTags({ tags, tag }: Draft): string[] {
  const last = tag.trim();
  return last === "" || tags.includes(last) ? [...tags] : [...tags, last];
}

/** Whether there is anything to save. */
export function isEmpty(draft: Draft): boolean {
  return allTags(draft).length === 0 && !draft.observations.some(saysSomething);
}

/** Whether something would be lost if the draft were. */
export function isChanged(draft: Draft): boolean {
  const before = draft.base === null ? EMPTY_DRAFT : draftOf(draft.base);
  const said = (each: Draft) => JSON.stringify(requestOf({ ...each, base: null }, ""));
  return said(draft) !== said(before);
}

/** A pointer as people read it: `response`, or `gen_ai.model in 8:0`. */
export function pointerText({ fieldName, spanId }: AnnotationPointer): string {
  return spanId === null ? fieldName : `${fieldName} in ${spanId}`;
}

export function samePointer(one: AnnotationPointer, other: AnnotationPointer): boolean {
  return one.type === other.type && one.fieldName === other.fieldName && one.spanId === other.spanId;
}

/** How many annotations each step has, by its sequence id. */
export function countBySteps(notes: readonly AnnotationView[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { sequenceId } of notes) counts.set(sequenceId, (counts.get(sequenceId) ?? 0) + 1);
  return counts;
}
