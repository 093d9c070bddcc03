import { useEffect, useEffectEvent } from "react";

/** Handlers by `event.key` ("j", "?", "ArrowDown", "Enter"). A handler that returns false leaves the key to others. */
export type KeyMap = Partial<Record<string, (event: KeyboardEvent) => unknown>>;

/** Keys that work wherever the focus is, but not while the reader types. Esc always arrives. */
export function useKeys(map: KeyMap): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (!keyIsForUs(event)) return;
    const handler = map[event.key];
    if (handler === undefined || handler(event) === false) return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** A letter with Ctrl, or ⌘: works while the reader types too, but not under a dialog. */
export function useChord(letter: string, handler: () => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!chord || event.key.toLowerCase() !== letter || event.defaultPrevented) return;
    event.preventDefault();
    if (document.querySelector("dialog[open]") === null) handler();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

export function keyIsForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector("dialog[open]") !== null) return false;
  return event.key === "Escape" || !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}
