import type { ReactNode } from "react";
import { useChangeStream, useStreamStatus } from "../api/ChangesProvider";
import { serverName } from "../api/client";
import type { ConnectionState } from "../api/changes";
import type { Shortcut } from "../keyboard/ShortcutsDialog";
import { Kbd } from "../ui/Kbd";
import { otherZone, setZone, useZone, zoneText } from "../ui/times";
import { embedded } from "./embed";
import styles from "./Footer.module.css";

export type KeyHint = Shortcut;

interface FooterProps {
  hints: KeyHint[];
  footnote?: ReactNode;
  /** Outcome of what the reader just did, for a moment. */
  said: string | null;
}

/** What keys there are, what was just done, and how the server is. Of an embedded page it comes only when the server is gone. */
export function Footer({ hints, footnote, said }: FooterProps) {
  const stream = useChangeStream();
  const { connection } = useStreamStatus();
  const zone = useZone();
  return (
    <footer className={styles.foot} data-state={connection.kind} data-embedded={embedded}>
      <div className={styles.keys} aria-hidden="true">
        {hints.map(({ keys, text }) => (
          <span key={text}>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
            {text}
          </span>
        ))}
      </div>
      <div className={styles.right}>
        <span role="status" className={styles.said}>
          {said}
        </span>
        {footnote}
        <button
          type="button"
          className={styles.zone}
          aria-label={`Times in ${zoneText(zone)}`}
          data-tip={`Times are in ${zoneText(zone)}. Show them in ${zoneText(otherZone(zone))}  z`}
          onClick={() => setZone(otherZone(zone))}
        >
          {zone === "utc" ? "UTC" : "Local time"}
        </button>
        {connection.kind === "gone" ? (
          <button
            type="button"
            className={styles.connection}
            data-state="gone"
            data-tip="Ask again now"
            onClick={() => stream.retryNow()}
          >
            {connectionText(connection)}
          </button>
        ) : (
          <span className={styles.connection} data-state={connection.kind}>
            {connectionText(connection)}
          </span>
        )}
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
