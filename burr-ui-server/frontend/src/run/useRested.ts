import { useEffect, useState } from "react";

/** The value once it has not changed for a while, so that a selection that runs past costs nothing. */
export function useRested<T>(value: T | null, millis: number): T | null {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return rested ?? value;
}
