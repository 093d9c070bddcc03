import type { ReactNode, SVGAttributes } from "react";
import { cx } from "./cx";
import styles from "./Icon.module.css";

// Drawn for this UI on a 16 px grid. "fill" marks solid parts, "knock" strokes cut out of them.
const glyphs = {
  action: <rect x="3.4" y="3.4" width="9.2" height="9.2" rx="2" />,
  chart: <path strokeWidth="2" d="M3 13.4V9.6M8 13.4V2.6M13 13.4V6.6" />,
  check: <path d="M3.4 8.4l3 3 6.2-6.6" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.6V8l2.4 1.5" />
    </>
  ),
  code: <path d="M5.4 4.2L1.8 8l3.6 3.8M10.6 4.2L14.2 8l-3.6 3.8" />,
  collapse: <path d="M4.4 2.8L8 6.4l3.6-3.6M4.4 13.2L8 9.6l3.6 3.6" />,
  compare: (
    <>
      <rect x="1.8" y="2.8" width="12.4" height="10.4" rx="1.4" />
      <path d="M8 2.8v10.4M4 6h1.8M4 8.4h1.8M10.2 6H12M10.2 8.4H12" />
    </>
  ),
  copy: (
    <>
      <rect x="5.6" y="5.6" width="8" height="8" rx="1.4" />
      <path d="M10.4 5.4V3.4a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  download: <path d="M8 2.2v7.4M5.2 6.8L8 9.6l2.8-2.8M2.6 9.4v4h10.8v-4" />,
  down: <path d="M3.8 6L8 10.2 12.2 6" />,
  enter: <path d="M13 3.6v4.8H3.6M6.4 5.4L3.4 8.4l3 3" />,
  expand: <path d="M4.4 6.4L8 2.8l3.6 3.6M4.4 9.6L8 13.2l3.6-3.6" />,
  export: <path d="M8 9.6V2.2M5.2 4.8L8 2l2.8 2.8M2.6 9.4v4h10.8v-4" />,
  fail: (
    <>
      <path className={styles.fill} d="M5.4 1.9h5.2l3.5 3.5v5.2l-3.5 3.5H5.4l-3.5-3.5V5.4z" />
      <path className={styles.knock} d="M6 6l4 4M10 6l-4 4" />
    </>
  ),
  fit: <path d="M2.6 6V2.6H6M10 2.6h3.4V6M13.4 10v3.4H10M6 13.4H2.6V10" />,
  fork: (
    <>
      <circle cx="4" cy="3.4" r="1.6" />
      <circle cx="4" cy="12.6" r="1.6" />
      <circle cx="12" cy="5.6" r="1.6" />
      <path d="M4 5v6M12 7.2c0 2.6-8 1.2-8 3.8" />
    </>
  ),
  graph: (
    <>
      <rect x="5.4" y="1.8" width="5.2" height="3.8" rx="1" />
      <rect x="1.6" y="10.4" width="5.2" height="3.8" rx="1" />
      <rect x="9.2" y="10.4" width="5.2" height="3.8" rx="1" />
      <path d="M8 5.8C8 8 4.2 8 4.2 10.2M8 5.8C8 8 11.8 8 11.8 10.2" />
    </>
  ),
  halt: (
    <>
      <path d="M8 2.1l6.2 11.2H1.8z" />
      <path d="M8 6.4v3.1" />
      <circle className={styles.fill} cx="8" cy="11.4" r=".5" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M6.2 6.3A1.9 1.9 0 1 1 8 8.6v.8" />
      <circle className={styles.fill} cx="8" cy="11.4" r=".5" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.4v3.6" />
      <circle className={styles.fill} cx="8" cy="5" r=".8" />
    </>
  ),
  inspect: (
    <>
      <rect x="2" y="2.6" width="12" height="10.8" rx="1.4" />
      <path d="M9 2.6v10.8" />
    </>
  ),
  left: <path d="M10 3.8L5.8 8l4.2 4.2" />,
  link: (
    <path d="M6.8 9.2l2.4-2.4M7.2 4.8l1.7-1.7a2.7 2.7 0 0 1 3.9 3.9L11.2 8.6M8.8 11.2l-1.7 1.7a2.7 2.7 0 0 1-3.9-3.9L4.8 7.4" />
  ),
  logo: (
    <>
      <circle className={styles.fill} cx="8" cy="8" r="2.5" />
      <path
        strokeWidth="1.2"
        d="M11.62 8.64l2.36 .42.11 1.77M10.11 11.02l1.38 1.96-1.18 1.33M7.36 11.62l-.42 2.36-1.77 .11M4.98 10.11l-1.96 1.38-1.33-1.18M4.38 7.36l-2.36-.42-.11-1.77M5.89 4.98L4.51 3.02l1.18-1.33M8.64 4.38l.42-2.36 1.77-.11M11.02 5.89l1.96-1.38 1.33 1.18"
      />
    </>
  ),
  minus: <path d="M3.2 8h9.6" />,
  moon: <path d="M13.2 9.6A5.8 5.8 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z" />,
  none: <circle cx="8" cy="8" r="5.6" strokeDasharray="2.2 2.2" />,
  note: <path d="M2.6 2.8h10.8v8H8.2l-3.2 2.6v-2.6H2.6z" />,
  ok: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M5.2 8.2l1.9 1.9 3.7-4" />
    </>
  ),
  pause: <path strokeWidth="2" d="M5.6 3.6v8.8M10.4 3.6v8.8" />,
  play: <path className={styles.fill} d="M5 3.2v9.6l7.8-4.8z" />,
  plus: <path d="M8 3.2v9.6M3.2 8h9.6" />,
  retry: <path d="M13 8a5 5 0 1 1-1.6-3.7M13.2 2.2v3h-3" />,
  right: <path d="M6 3.8L10.2 8 6 12.2" />,
  run: (
    <>
      <path d="M8 1.75A6.25 6.25 0 1 1 1.75 8" />
      <circle className={styles.fill} cx="8" cy="8" r="1.6" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.4" />
      <path d="M10.4 10.4l3.4 3.4" />
    </>
  ),
  steps: <path strokeWidth="2" d="M2.4 3.6h5M2.4 8h8M5.4 12.4h8.2" />,
  stream: <path d="M2.4 5h11.2M2.4 8h3.2M7.4 8h6.2M2.4 11h1.6M5.8 11h2.4M10 11h2" />,
  sub: (
    <>
      <rect x="2.2" y="2.2" width="8.4" height="8.4" rx="1.6" />
      <path d="M13.6 6v6a1.6 1.6 0 0 1-1.6 1.6H6" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.9" />
      <path d="M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M12.7 3.3l-1 1M4.3 11.7l-1 1" />
    </>
  ),
  swap: <path d="M3 5.4h9.4M9.8 2.8l2.6 2.6-2.6 2.6M13 10.6H3.6M6.2 8L3.6 10.6l2.6 2.6" />,
  system: (
    <>
      <rect x="1.8" y="2.6" width="12.4" height="8.6" rx="1.4" />
      <path d="M5.4 13.8h5.2M8 11.4v2.2" />
    </>
  ),
  trash: <path d="M2.6 4.2h10.8M6.2 4V2.4h3.6V4M4 4.4l.7 9h6.6l.7-9M6.7 7v3.8M9.3 7v3.8" />,
  thumbDown: <path d="M2.6 2.8h2v6.4h-2zM6.6 9V3.2l1-.6h4.2l1.6 5v1.6h-4l.5 3.2-1.3.9z" />,
  thumbUp: <path d="M2.6 6.8h2v6.4h-2zM6.6 7v5.8l1 .6h4.2l1.6-5V6.8h-4l.5-3.2-1.3-.9z" />,
  up: <path d="M3.8 10L8 5.8 12.2 10" />,
  x: <path d="M4 4l8 8M12 4l-8 8" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof glyphs;

interface IconProps extends Omit<SVGAttributes<SVGSVGElement>, "name"> {
  name: IconName;
  /** 16, 14 or 12 px. */
  size?: "md" | "sm" | "xs";
  /** What it says to a reader who cannot see it; without one it is decoration. */
  label?: string | undefined;
}

export function Icon({ name, size = "md", label, className, ...rest }: IconProps) {
  const meaning = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg viewBox="0 0 16 16" {...meaning} {...rest} className={cx(styles.icon, styles[size], className)}>
      {glyphs[name]}
    </svg>
  );
}
