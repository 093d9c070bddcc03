import type { ReactNode } from "react";
import styles from "./ReproduceTab.module.css";

/** One way to do a step again. */
export function Part({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </section>
  );
}
