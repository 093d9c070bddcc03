import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from "react";

/** A panel below a button: takes the focus when it opens, and closes with Esc, a click elsewhere or when the focus leaves it. */
export function usePanel(open: boolean, onOpen: (open: boolean) => void) {
  const holder = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(() => onOpen(false));
  useEffect(() => {
    close.current = () => onOpen(false);
  });
  useEffect(() => {
    if (!open) return;
    panel.current?.querySelector<HTMLElement>("input, select, a, button")?.focus();
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && holder.current?.contains(event.target) === false) close.current();
    };
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    onOpen(false);
    button.current?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    if (open && event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) onOpen(false);
  };
  return { holder, button, panel, onKeyDown, onBlur };
}
