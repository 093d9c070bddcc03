import type { ReactNode } from "react";
import { CopyButton } from "../ui/CopyButton";
import { highlight, type Language } from "./highlight";
import styles from "./Snippet.module.css";

interface SnippetProps {
  file: string;
  code: string;
  language: Language;
  /** Between the file's name and the copy button. */
  children?: ReactNode;
}

/** A file to copy from. */
export function Snippet({ file, code, language, children }: SnippetProps) {
  return (
    <div className={styles.snippet}>
      <div className={styles.head}>
        <span className={styles.file}>{file}</span>
        {children}
        <CopyButton what={file} text={code} worded className={styles.copy} />
      </div>
      {/* Wide code scrolls inside; the focus lets the keyboard do so. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={file}>
        {highlight(code.trimEnd(), language).map((token, index) => (
          <span key={index} className={styles[token.kind]}>
            {token.text}
          </span>
        ))}
      </pre>
    </div>
  );
}
