import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { place } from "./placement";
import type { GraphShape, Placement } from "./shape";

/** Up to here the layout takes about as long as a worker needs to start. */
export const IN_PLACE = 60;
const DEADLINE = 6_000;

/**
 * Lays out a small graph at once and a large one in a worker; null until that is ready. `onTooMuch` is called when there
 * was no layout within the deadline.
 */
export function usePlacement(shape: GraphShape, onTooMuch: () => void): Placement | null {
  const small = shape.nodes.length <= IN_PLACE;
  const inPlace = useMemo(() => (small ? place(shape) : null), [shape, small]);
  const [answer, setAnswer] = useState<{ shape: GraphShape; placement: Placement } | null>(null);
  const giveUp = useEffectEvent(onTooMuch);
  useEffect(() => {
    if (small) return undefined;
    const worker = new Worker(new URL("./placementWorker.ts", import.meta.url), { type: "module" });
    const stop = () => {
      clearTimeout(deadline);
      worker.terminate();
    };
    const failed = () => {
      stop();
      giveUp();
    };
    const deadline = setTimeout(failed, DEADLINE);
    worker.onmessage = ({ data }: MessageEvent<Placement>) => {
      stop();
      setAnswer({ shape, placement: data });
    };
    worker.onerror = failed;
    worker.postMessage(shape);
    return stop;
  }, [shape, small]);
  return inPlace ?? (answer?.shape === shape ? answer.placement : null);
}
