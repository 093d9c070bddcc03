import { Fragment, type ReactNode } from "react";
import { useStreamStatus } from "../api/ChangesProvider";
import { serverName } from "../api/client";
import type { ConnectionState } from "../api/changes";
import { Kbd } from "../ui/Kbd";
import styles from "./Footer.module.css";

/** Keys and what they do: `{ keys: ["j", "k"], text: "row" }`. */
export interface KeyHint {
  keys: string[];
  text: string;
}

export function Footer({ hints, footnote }: { hints: KeyHint[]; footnote?: ReactNode }) {
  const { connection } = useStreamStatus();
  return (
    <footer className={styles.foot}>
      <div className={styles.keys} aria-hidden="true">
        {hints.map(({ keys, text }) => (
          <span key={text}>
            {keys.map((key) => (
              <Fragment key={key}>
                <Kbd>{key}</Kbd>
              </Fragment>
            ))}
            {text}
          </span>
        ))}
      </div>
      <div className={styles.right}>
        {footnote}
        <span className={styles.connection} data-state={connection.kind}>
          {connectionText(connection)}
        </span>
      </div>
    </footer>
  );
}

function connectionText(connection: ConnectionState): string {
  switch (connection.kind) {
    case "connecting":
      return `Connecting to ${serverName()}`;
    case "reconnecting":
      return `Reconnecting to ${serverName()}`;
    case "gone":
      return `No answer from ${serverName()}`;
    case "polling":
      return `Asking ${serverName()} every 5 s`;
    case "live":
    case "hidden":
      return `Connected to ${serverName()}`;
  }
}
