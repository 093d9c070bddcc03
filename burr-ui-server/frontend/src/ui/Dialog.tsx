import { useId, type ReactNode } from "react";
import { IconButton } from "./Button";
import { cx } from "./cx";
import styles from "./Dialog.module.css";
import { Icon } from "./Icon";
import { useModal } from "./useModal";

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
  const heading = useId();
  const modal = useModal(onClose, light);
  return (
    <dialog {...modal} className={cx(styles.dialog, className)} aria-labelledby={heading}>
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
