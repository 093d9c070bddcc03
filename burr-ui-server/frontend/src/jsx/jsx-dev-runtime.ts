import type { ElementType, Key } from "react";
import * as react from "react/jsx-dev-runtime";
import { spelledOut } from "./spelledOut";

export { Fragment } from "react/jsx-dev-runtime";
export type { JSX } from "./jsx-types";

/** As in `jsx-runtime`, for the development server and tests. */
export function jsxDEV(
  type: ElementType,
  props: object,
  key: Key | undefined,
  isStatic: boolean,
  source?: react.JSXSource,
  self?: unknown,
) {
  return react.jsxDEV(type, spelledOut(type, props), key, isStatic, source, self);
}
