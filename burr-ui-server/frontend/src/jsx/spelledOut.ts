import { Fragment, type ElementType } from "react";
import { visible } from "../visible";

/** What of an element is read by people. Values of fields and addresses are not: they go back as they came. */
const READ = ["children", "title", "alt", "placeholder", "label", "data-tip", "aria-label", "aria-valuetext"] as const;

/**
 * The properties of an element of the page with hidden characters spelled out. Components get theirs as they are: they
 * make links and requests of them too, and what they show ends in an element.
 */
export function spelledOut(type: ElementType | typeof Fragment, props: object): object {
  if (typeof type !== "string" && type !== Fragment) return props;
  const given = props as Readonly<Record<string, unknown>>;
  let result = given;
  for (const name of READ) {
    const before = given[name];
    if (before === undefined) continue;
    const after = spelled(before);
    if (after !== before) result = { ...result, [name]: after };
  }
  return result;
}

function spelled(content: unknown): unknown {
  if (typeof content === "string") return visible(content);
  if (!Array.isArray(content)) return content;
  const parts: readonly unknown[] = content;
  const after = parts.map(spelled);
  return after.some((part, index) => part !== parts[index]) ? after : content;
}
