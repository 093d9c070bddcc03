import "react";

declare module "react" {
  // Custom properties pass measures to style sheets.
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- a declaration can only be merged with an interface.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
