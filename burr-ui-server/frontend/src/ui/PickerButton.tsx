import { useId, useRef, useState, type ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./Icon";
import styles from "./Picker.module.css";

interface PickerButtonProps {
  readonly label: string;
  /** What the button shows. */
  readonly children: ReactNode;
  readonly look?: { readonly button: string | undefined; readonly panel: string | undefined };
  /** What there is to choose from, while it is open. Closing gives the focus back to the button. */
  readonly choice: (id: string, close: () => void) => ReactNode;
}

/** A button that opens a panel to choose from below it. */
export function PickerButton({ label, children, look, choice }: PickerButtonProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = () => {
    panel.current?.hidePopover();
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={cx(styles.button, look?.button)}
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={open}
        popoverTarget={`${id}-panel`}
      >
        {children}
        <Icon name="down" size="xs" />
      </button>
      <div
        ref={panel}
        id={`${id}-panel`}
        popover="auto"
        className={cx(styles.panel, look?.panel)}
        onToggle={({ newState }) => {
          setOpen(newState === "open");
          if (newState === "open" && panel.current !== null && button.current !== null) {
            placeBelow(panel.current, button.current);
          }
        }}
      >
        {open && <Opened id={id} close={close} choice={choice} />}
      </div>
    </>
  );
}

function Opened({ id, close, choice }: Pick<PickerButtonProps, "choice"> & { id: string; close: () => void }) {
  return <>{choice(id, close)}</>;
}

function placeBelow(panel: HTMLElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect();
  const left = Math.min(box.left, window.innerWidth - panel.offsetWidth - 8);
  panel.style.left = `${Math.max(8, Math.round(left))}px`;
  panel.style.top = `${Math.round(box.bottom + 4)}px`;
  panel.style.maxHeight = `${Math.max(160, Math.round(window.innerHeight - box.bottom - 16))}px`;
}
