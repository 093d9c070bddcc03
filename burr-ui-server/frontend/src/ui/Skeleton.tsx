import { useEffect, useState, type CSSProperties } from "react";
import { cx } from "./cx";
import styles from "./Skeleton.module.css";

/** Place of a text that is being loaded. */
export function Skeleton({ width, end = false }: { width: CSSProperties["width"]; end?: boolean }) {
  return <i className={cx(styles.line, end && styles.end)} style={{ width }} aria-hidden="true" />;
}

const LINES = ["52%", "100%", "100%", "100%", "80%"] as const;

/** Place of the rows of a list that is being loaded. */
export function SkeletonLines() {
  return (
    <div className={styles.lines}>
      {LINES.map((width, index) => (
        <Skeleton key={index} width={width} />
      ))}
    </div>
  );
}

/** After ten seconds says what the page waits for. */
export function LongWait({ what }: { what: string }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 10_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className={styles.wait}>
      {long && `Still waiting for ${what}.`}
    </p>
  );
}
