import { useChangeStream, useStreamStatus } from "../api/ChangesProvider";
import { Button } from "../ui/Button";
import { useNow } from "../ui/clock";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import styles from "./LiveButton.module.css";

interface LiveButtonProps {
  /** What came since the pause, where the page knows better than by counting notices. */
  waiting?: number | null;
}

/** Pauses and resumes live updates, and tells when they do not arrive. */
export function LiveButton({ waiting = null }: LiveButtonProps) {
  const stream = useChangeStream();
  const { connection, paused, pending } = useStreamStatus();
  const fresh = waiting ?? pending;

  if (connection.kind === "gone") return <GoneButton retryAt={connection.retryAt} onRetry={() => stream.retryNow()} />;
  if (connection.kind === "reconnecting" || connection.kind === "connecting") {
    return (
      <Button className={styles.live} aria-disabled="true">
        <Icon name="run" size="xs" className={styles.ring} />
        {connection.kind === "connecting" ? "Connecting" : "Reconnecting"}
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
      {paused ? (fresh === 0 ? "Paused" : `${fresh} new`) : "Live"}
      <i className={styles.separator} />
      <Icon name={paused ? "play" : "pause"} size="xs" />
    </Button>
  );
}

function GoneButton({ retryAt, onRetry }: { retryAt: number; onRetry: () => void }) {
  const seconds = Math.max(0, Math.ceil((retryAt - useNow(1000)) / 1000));
  return (
    <Button className={cx(styles.live, styles.gone)} data-tip="Try again now" onClick={onRetry}>
      <i className={styles.dot} />
      {seconds === 0 ? "Retrying" : `Server gone, retry in ${seconds} s`}
    </Button>
  );
}
