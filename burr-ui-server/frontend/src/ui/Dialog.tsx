import { useEffect, useId, useRef, type ReactNode } from "react";
import { IconButton } from "./Button";
import { cx } from "./cx";
import styles from "./Dialog.module.css";
import { Icon } from "./Icon";

interface DialogProps {
  readonly title: ReactNode;
  /** How wide it is, where that is not the usual. */
  readonly className?: string | undefined;
  /** A question is answered by its own buttons: it has no other way out than these and Esc. */
  readonly question?: boolean;
  /** Whether a click beside it closes it. Not where it would lose what the reader has filled in. */
  readonly light?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the page; opened and closed by its owner. The focus stays in it, and Esc closes it. */
export function Dialog({ title, className, question = false, light = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    // Taking it out of the document closes it.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    // A click on the backdrop arrives at the dialog itself; Esc closes it for the keyboard.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={cx(styles.dialog, className)}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (light && event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.content}>
        <div className={styles.head}>
          <h2 id={heading}>{title}</h2>
          {!question && (
            <IconButton label="Close" onClick={onClose}>
              <Icon name="x" />
            </IconButton>
          )}
        </div>
        {children}
      </div>
    </dialog>
  );
}
