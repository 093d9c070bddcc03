import type { ExoticComponent, JSX as React, ReactElement, ReactNode } from "react";

/** What JSX means here: as React has it, but that no component returns bare text, which no element would spell out. */
// eslint-disable-next-line @typescript-eslint/no-namespace -- the compiler looks for it by this name
export declare namespace JSX {
  type ElementType =
    | keyof React.IntrinsicElements
    | ((props: never) => ReactElement | readonly ReactElement[] | null)
    | (new (props: never) => { render(): ReactNode })
    | ExoticComponent<never>;
  type Element = React.Element;
  type ElementClass = React.ElementClass;
  type ElementAttributesProperty = React.ElementAttributesProperty;
  type ElementChildrenAttribute = React.ElementChildrenAttribute;
  type LibraryManagedAttributes<C, P> = React.LibraryManagedAttributes<C, P>;
  type IntrinsicAttributes = React.IntrinsicAttributes;
  type IntrinsicClassAttributes<T> = React.IntrinsicClassAttributes<T>;
  type IntrinsicElements = React.IntrinsicElements;
}
