import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type RefObject } from "react";

interface Modal {
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly onClose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

/**
 * What makes a `dialog` element modal from its first appearance until its owner takes it out of the document, for which `onClose`
 * asks. Esc asks for it, and where `light` is true a click beside it, which arrives at the element itself.
 */
export function useModal(onClose: () => void, light: boolean): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // Taking it out of the document closes it.
    if (ref.current?.open === false) ref.current.showModal();
  }, []);
  return {
    ref,
    onClose,
    // The browser closes a dialog first and tells of it a moment later: who opens it again in between would be left with nothing.
    onKeyDown: (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
      event.preventDefault();
      onClose();
    },
    onClick: (event) => {
      if (light && event.target === ref.current) onClose();
    },
  };
}
