import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { arrivedByHistory } from "./router";

const offsets = new Map<string, number>();

/** Brings a scrolled list back to where it was when the reader returns to it with the browser's Back. */
export function useScrollMemory(scroller: RefObject<HTMLElement | null>, ready: boolean): void {
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (!ready || restored.current) return;
    restored.current = true;
    const offset = offsets.get(window.location.href);
    if (offset !== undefined && arrivedByHistory()) scroller.current?.scrollTo({ top: offset });
  }, [scroller, ready]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // The address has changed already when the page is taken away, so it is noted while scrolling.
    const note = () => offsets.set(window.location.href, element.scrollTop);
    element.addEventListener("scroll", note, { passive: true });
    return () => element.removeEventListener("scroll", note);
  }, [scroller]);
}
