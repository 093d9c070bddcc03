import { useEffect, useRef, useState } from "react";
import type { TrashReport } from "../api/types";
import { plural } from "../format";
import { useKeys } from "../keyboard/useKeys";
import { trashHref } from "../routing/paths";
import { Link } from "../routing/router";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { Kbd } from "../ui/Kbd";
import { useTimes } from "../ui/times";
import styles from "./BulkBar.module.css";

const SECONDS = 10;

interface DeletedNoticeProps {
  project: string;
  report: TrashReport;
  onUndo: () => Promise<TrashReport>;
  onClose: () => void;
}

/** Says what was deleted and what was not, and takes it back for ten seconds. It waits while somebody is at it. */
export function DeletedNotice({ project, report, onUndo, onClose }: DeletedNoticeProps) {
  const [left, setLeft] = useState(SECONDS);
  const [held, setHeld] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const { done, refused } = report;
  const times = useTimes();
  const stays = held || failed !== null || refused.length > 0;
  useEffect(() => {
    // What was marked is gone with the bar that had the focus.
    undo.current?.focus();
  }, []);
  useEffect(() => {
    if (stays) return;
    if (left === 0) onClose();
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left, stays, onClose]);
  const takeBack = () => {
    onUndo().then(
      ({ refused: kept }) => (kept.length === 0 ? onClose() : setFailed(kept.map((each) => each.reason).join(" "))),
      (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)),
    );
  };
  useKeys({ u: () => (done.length === 0 ? false : takeBack()) });
  const until = done[0]?.expiresAt;
  return (
    <div
      className={cx(styles.dock, styles.toast)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <p role="status">
        {done.length > 0 && `${plural(done.length, "run")} deleted. `}
        {until !== undefined && (
          <>
            Kept in the{" "}
            <Link className={styles.trash} to={trashHref(project)}>
              trash
            </Link>{" "}
            until {times.full(until)}.
          </>
        )}
        {failed !== null && ` ${failed}`}
      </p>
      {done.length > 0 && (
        <button ref={undo} type="button" className={styles.link} onClick={takeBack}>
          <Icon name="retry" size="sm" />
          Undo <Kbd>u</Kbd>
        </button>
      )}
      <Button look="quiet" onClick={onClose}>
        Close {!stays && <span aria-hidden="true">({left})</span>}
      </Button>
      {refused.length > 0 && (
        <ul>
          {refused.slice(0, 3).map(({ id, reason }) => (
            <li key={id}>
              Not deleted: <code>{id}</code>. {reason}
            </li>
          ))}
          {refused.length > 3 && <li>and {refused.length - 3} more</li>}
        </ul>
      )}
    </div>
  );
}
