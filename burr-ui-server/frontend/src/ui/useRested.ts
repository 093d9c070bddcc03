import { useEffect, useState } from "react";

/**
 * The value once it has not changed for a while, so that a selection that runs past or a text that is being typed costs
 * nothing. The first value after null counts at once.
 */
export function useRested<T>(value: T, millis: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return rested ?? value;
}
