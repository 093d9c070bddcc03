import { useEffect, useState } from "react";

const INTERVAL = 5_000;

type Say = (text: string) => void;

let say: Say = () => undefined;

/** Tells readers of assistive technology about a change, politely and at most every five seconds. */
export function announce(text: string): void {
  say(text);
}

/** The one polite live region of the page. */
export function LiveRegion() {
  const [text, setText] = useState("");
  useEffect(() => {
    let last = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waiting = "";
    const speak = () => {
      timer = undefined;
      last = Date.now();
      setText(waiting);
    };
    say = (next) => {
      waiting = next;
      timer ??= setTimeout(speak, Math.max(0, last + INTERVAL - Date.now()));
    };
    return () => {
      clearTimeout(timer);
      say = () => undefined;
    };
  }, []);
  return (
    <div role="status" aria-live="polite" className="vh">
      {text}
    </div>
  );
}
