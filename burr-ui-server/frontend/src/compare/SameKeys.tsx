import { useMemo, useState } from "react";
import { formatCount, plural } from "../format";
import { sameKey, sameKeys, type KeyDiff } from "../inspector/diff/keyDiffs";
import { KeySection, type Layout, type WriterView } from "../inspector/diff/KeySection";
import { Button } from "../ui/Button";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Note } from "../ui/Note";
import { LongWait, Skeleton } from "../ui/Skeleton";
import styles from "./StateDifference.module.css";
import type { StateAfter } from "./useStateAfter";

/** So many keys at a time: a state may have thousands. */
const PORTION = 100;

interface SameKeysProps {
  readonly query: {
    readonly data: StateAfter | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly diffs: readonly KeyDiff[];
  readonly layout: Layout;
  readonly writers: WriterView;
}

/** Below the differences: all that is the same. */
export function SameKeys({ query, diffs, layout, writers }: SameKeysProps) {
  const { data, error, refetch } = query;
  const [shown, setShown] = useState(PORTION);
  const state = data?.state ?? null;
  const same = useMemo(() => (state === null ? [] : sameKeys(state, diffs)), [state, diffs]);
  if (error !== null) {
    return (
      <div className={styles.padded}>
        <ErrorPanel what="The rest of the state could not be read" error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className={styles.waiting}>
        <Skeleton width="52%" />
        <LongWait what="the rest of the state" />
      </div>
    );
  }
  if (data.tooLarge) {
    return (
      <Note className={styles.note}>The state is too large to be shown whole here. Open its step to look at it.</Note>
    );
  }
  const more = same.length - shown;
  return (
    <>
      {same.slice(0, shown).map((key) => (
        <KeySection key={key} diff={sameKey(key, state?.[key] ?? null)} layout={layout} wrap writers={writers} />
      ))}
      {more > 0 && (
        <p className={styles.none}>
          <Button onClick={() => setShown(shown + PORTION)}>Show {plural(Math.min(PORTION, more), "more key")}</Button>{" "}
          {formatCount(shown)} of {formatCount(same.length)} keys that are the same
        </p>
      )}
    </>
  );
}
