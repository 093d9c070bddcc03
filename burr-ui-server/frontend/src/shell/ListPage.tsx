import type { ReactNode, Ref } from "react";
import styles from "./ListPage.module.css";

/** The scrolling middle of a page with a list. */
export function ListPage({ children, scrollRef }: { children: ReactNode; scrollRef?: Ref<HTMLElement> }) {
  return (
    <main id="main" tabIndex={-1} className={styles.scroll} ref={scrollRef}>
      <div className={styles.wrap}>{children}</div>
    </main>
  );
}

/** Title of a list page, with its controls at the right. */
export function PageTitle({ title, aside, children }: { title: string; aside?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.title}>
      <h1>{title}</h1>
      {aside}
      {children !== undefined && <div className={styles.controls}>{children}</div>}
    </div>
  );
}
