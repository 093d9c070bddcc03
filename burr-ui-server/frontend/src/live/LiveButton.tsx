import { useChangeStream, useStreamStatus } from "../api/ChangesProvider";
import { Button } from "../ui/Button";
import { useNow } from "../ui/clock";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import styles from "./LiveButton.module.css";

interface LiveButtonProps {
  /** What came since the pause, where the page knows better than by counting notices. */
  waiting?: number | null;
  /** Among so much else that a phone has room for its signs only. */
  crowded?: boolean;
}

/** Pauses and resumes live updates, and tells when they do not arrive. */
export function LiveButton({ waiting = null, crowded = false }: LiveButtonProps) {
  const stream = useChangeStream();
  const { connection, paused, pending } = useStreamStatus();
  const fresh = waiting ?? pending;
  const words = crowded ? styles.long : undefined;

  if (connection.kind === "gone")
    return <GoneButton retryAt={connection.retryAt} crowded={crowded} onRetry={() => stream.retryNow()} />;
  if (connection.kind === "reconnecting" || connection.kind === "connecting") {
    return (
      <Button className={styles.live} aria-disabled="true">
        <Icon name="run" size="xs" className={styles.ring} />
        <span className={words}>{connection.kind === "connecting" ? "Connecting" : "Reconnecting"}</span>
      </Button>
    );
  }
  return (
    <Button
      className={styles.live}
      aria-pressed={!paused}
      data-tip={paused ? "Resume live updates  l" : "Pause live updates  l"}
      onClick={() => (paused ? stream.resume() : stream.pause())}
    >
      <i className={cx(styles.dot, paused && styles.still)} />
      {paused && fresh > 0 ? (
        <span>
          {fresh}
          <span className={words}> new</span>
        </span>
      ) : (
        <span className={words}>{paused ? "Paused" : "Live"}</span>
      )}
      <i className={styles.separator} />
      <Icon name={paused ? "play" : "pause"} size="xs" />
    </Button>
  );
}

interface GoneButtonProps {
  retryAt: number;
  crowded: boolean;
  onRetry: () => void;
}

function GoneButton({ retryAt, crowded, onRetry }: GoneButtonProps) {
  const seconds = Math.max(0, Math.ceil((retryAt - useNow(1000)) / 1000));
  return (
    <Button
      className={cx(styles.live, styles.gone)}
      aria-label={seconds === 0 ? "Retrying" : `Server gone, retry in ${seconds} s`}
      data-tip="Try again now"
      onClick={onRetry}
    >
      <i className={styles.dot} />
      {seconds === 0 ? (
        "Retrying"
      ) : (
        <span>
          <span className={styles.long}>Server gone, retry in </span>
          {!crowded && (
            <span className={styles.short} aria-hidden="true">
              Gone,{" "}
            </span>
          )}
          {seconds} s
        </span>
      )}
    </Button>
  );
}
