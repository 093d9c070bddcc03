import { useEffect, useState } from "react";

/**
 * How many of `count` things are to be drawn: `step` more with each frame, so that none takes long. Begins anew with another
 * `subject`, and stays what it is while only its drawing changes.
 */
export function useGrowing(subject: unknown, count: number, step: number): number {
  const [grown, setGrown] = useState({ subject, size: step });
  const size = grown.subject === subject ? grown.size : step;
  useEffect(() => {
    if (size >= count) return undefined;
    const frame = requestAnimationFrame(() => setGrown({ subject, size: size + step }));
    return () => cancelAnimationFrame(frame);
  }, [subject, size, count, step]);
  return Math.min(size, count);
}
