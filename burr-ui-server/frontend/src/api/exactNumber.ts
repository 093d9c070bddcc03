import type { JsonValue } from "./types";

/** The only field of the object that stands in a value for a number that JavaScript would round. */
const MARKER = "__burr_number__";
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const IN_JSON = /\{\s*"__burr_number__":\s*"(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"\s*\}/g;

/** The digits of such a number as they were logged; null for every other value. */
export function exactNumber(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, MARKER)) return null;
  const digits = (value as Record<string, unknown>)[MARKER];
  return typeof digits === "string" && NUMBER.test(digits) && Object.keys(value).length === 1 ? digits : null;
}

/** The JSON that was logged: every number with all its digits. */
export function jsonText(value: JsonValue, indent?: number): string {
  // Quotes inside of texts are escaped, so that no text looks like a marker.
  return JSON.stringify(value, null, indent).replace(IN_JSON, "$1");
}
