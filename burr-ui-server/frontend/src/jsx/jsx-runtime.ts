import type { ElementType, Key } from "react";
import * as react from "react/jsx-runtime";
import { spelledOut } from "./spelledOut";

export { Fragment } from "react/jsx-runtime";
export type { JSX } from "./jsx-types";

/** What `<a title={…}>` is compiled to: the one place that all names from outside pass on their way to the page. */
export function jsx(type: ElementType, props: object, key?: Key) {
  return react.jsx(type, spelledOut(type, props), key);
}

/** For an element with several children. */
export function jsxs(type: ElementType, props: object, key?: Key) {
  return react.jsxs(type, spelledOut(type, props), key);
}
