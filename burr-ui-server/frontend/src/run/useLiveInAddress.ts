import { useEffect, useRef } from "react";
import { useChangeStream, useStreamStatus } from "../api/ChangesProvider";
import type { Run } from "./useRun";

/** Keeps "live=0" of the address and the pause of the change stream in step. */
export function useLiveInAddress({ view, change }: Pick<Run, "view" | "change">): void {
  const stream = useChangeStream();
  const { paused } = useStreamStatus();
  const { live } = view;
  const known = useRef<boolean | null>(null);
  useEffect(() => {
    // What changed since the last time wins; at the start only a pause, wherever it comes from.
    const before = known.current;
    const isPaused = stream.snapshot().paused;
    known.current = live;
    if (before !== null && before !== live && live === isPaused) {
      if (live) stream.resume();
      else stream.pause();
    } else if (!live && !isPaused && before === null) {
      stream.pause();
    } else if (live === isPaused) {
      known.current = !isPaused;
      change({ live: !isPaused });
    }
  }, [live, paused, stream, change]);
}
