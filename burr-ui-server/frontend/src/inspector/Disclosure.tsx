import { useState, type ReactNode } from "react";
import { Icon } from "../ui/Icon";
import styles from "./DataTab.module.css";

interface DisclosureProps {
  title: string;
  /** "5 keys, 1.4 kB", "none". */
  meta: string;
  /** What is inside, in one line, while it is closed. */
  peek?: string | null;
  openAtFirst?: boolean;
  /** Name under which it is remembered whether it is open, from step to step. */
  remember?: string;
  children?: ReactNode;
}

const remembered = new Map<string, boolean>();

/** A part of a page that opens and closes. What is closed is not drawn; without content there is nothing to open. */
export function Disclosure({ title, meta, peek = null, openAtFirst = false, remember, children }: DisclosureProps) {
  const [open, setOpen] = useState((remember === undefined ? undefined : remembered.get(remember)) ?? openAtFirst);
  const heading = (
    <>
      <Icon name="right" size="xs" />
      <h3>{title}</h3>
      <span className={styles.meta}>{meta}</span>
    </>
  );
  if (children === undefined) return <div className={`${styles.section ?? ""} ${styles.empty ?? ""}`}>{heading}</div>;
  return (
    <details
      className={styles.section}
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (remember !== undefined) remembered.set(remember, currentTarget.open);
      }}
    >
      <summary>
        {heading}
        {!open && peek !== null && <span className={styles.peek}>{peek}</span>}
      </summary>
      {open && children}
    </details>
  );
}
