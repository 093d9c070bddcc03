import { exactNumber, jsonText } from "../../api/exactNumber";
import type { JsonValue } from "../../api/types";
import { plural } from "../../format";
import { visible } from "../../visible";

export type JsonContainer = JsonValue[] | Record<string, JsonValue>;

export function isContainer(value: JsonValue | undefined): value is JsonContainer {
  return typeof value === "object" && value !== null && exactNumber(value) === null;
}

/** Numbers with all their digits, also those that JavaScript has no number for. */
export function isNumber(value: JsonValue): boolean {
  return typeof value === "number" || exactNumber(value) !== null;
}

/** A value that is no container, as text. */
export function scalarText(value: JsonValue): string {
  return typeof value === "object" && value !== null ? (exactNumber(value) ?? "") : String(value);
}

export function sizeOf(value: JsonContainer): number {
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

/** "3 items", "{ 3 keys }"; empty ones as they are written. */
export function sizeText(value: JsonContainer): string {
  const size = sizeOf(value);
  if (Array.isArray(value)) return size === 0 ? "[ ]" : plural(size, "item");
  return size === 0 ? "{ }" : `{ ${plural(size, "key")} }`;
}

const PREVIEW_STRING = 48;
const PREVIEW_DEPTH = 3;

/** A value in one line, of about `most` characters. */
export function preview(value: JsonValue, most = 200, depth = 0): string {
  if (typeof value === "string") return previewString(value);
  if (!isContainer(value)) return scalarText(value);
  const list = Array.isArray(value);
  if (sizeOf(value) === 0) return list ? "[ ]" : "{ }";
  if (depth >= PREVIEW_DEPTH) return list ? "[…]" : "{…}";
  let text = "";
  let room = most;
  const add = (part: string): boolean => {
    text += text === "" ? part : `, ${part}`;
    room -= part.length + 2;
    return room > 0;
  };
  let complete = true;
  if (list) {
    complete = value.every((item) => add(preview(item, room, depth + 1)));
  } else {
    for (const key in value) {
      if (room <= 0) complete = false;
      if (!complete) break;
      add(`${visible(key)}: ${preview(value[key] ?? null, room, depth + 1)}`);
    }
  }
  const rest = complete ? "" : ", …";
  return list ? `[ ${text}${rest} ]` : `{ ${text}${rest} }`;
}

function previewString(text: string): string {
  const short = text.length > PREVIEW_STRING ? `${text.slice(0, PREVIEW_STRING)}…` : text;
  const quoted = JSON.stringify(short);
  return visible(quoted.replace("\\u2026", "…"));
}

/** Part of a JSON pointer (RFC 6901). */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The names of a pointer. */
export function pointerPath(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A child by its name, own ones only. */
export function childOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (!isContainer(value)) return undefined;
  if (Array.isArray(value)) return value[Number(name)];
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

export function valueAt(root: JsonValue | undefined, pointer: string): JsonValue | undefined {
  return pointerPath(pointer).reduce<JsonValue | undefined>(childOf, root);
}

/** Bytes of the value as compact JSON in UTF-8. */
export function byteSize(value: JsonValue): number {
  const text = jsonText(value);
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
