import { useMemo } from "react";
import { CopyButton } from "../../ui/CopyButton";
import { codeLines, type Language } from "../code/tokens";
import styles from "./Snippet.module.css";

interface SnippetProps {
  readonly name: string;
  readonly code: string;
  readonly language: Language | "shell";
}

/** Source to copy. What is copied is the source itself, also where it has characters that cannot be seen. */
export function Snippet({ name, code, language }: SnippetProps) {
  return (
    <div className={styles.snippet}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <CopyButton what={name} text={code} worded className={styles.copy} />
      </div>
      {/* Wide code scrolls inside; the focus lets the keyboard do so. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={name}>
        {language === "shell" ? code : <Coloured code={code} language={language} />}
      </pre>
    </div>
  );
}

function Coloured({ code, language }: { readonly code: string; readonly language: Language }) {
  const lines = useMemo(() => codeLines(code, language), [code, language]);
  return lines.map((line, index) => (
    <span key={index}>
      {index > 0 && "\n"}
      {line.map(({ kind, text }, at) =>
        kind === "plain" ? (
          text
        ) : (
          <span key={at} className={styles[kind]}>
            {text}
          </span>
        ),
      )}
    </span>
  ));
}
