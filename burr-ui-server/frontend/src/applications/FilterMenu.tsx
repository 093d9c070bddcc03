import type { ReactNode } from "react";
import { Icon } from "../ui/Icon";
import { cx } from "../ui/cx";
import styles from "./FilterBar.module.css";
import { usePanel } from "./usePanel";

interface FilterMenuProps {
  name: string;
  /** What it is set to, in words; empty when it narrows nothing. */
  value: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  onRemove: () => void;
  children: ReactNode;
}

/** A filter as a button with its value, and a panel below it to set it. Esc or a click elsewhere closes the panel. */
export function FilterMenu({ name, value, open, onOpen, onRemove, children }: FilterMenuProps) {
  const { holder, button, panel, onKeyDown, onBlur } = usePanel(open, onOpen);
  const on = value !== "";
  return (
    // Esc is heard wherever in the panel the focus is.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={holder} className={styles.holder} onKeyDown={onKeyDown} onBlur={onBlur}>
      <span className={cx(styles.filter, on && styles.on)}>
        <button
          ref={button}
          type="button"
          className={styles.open}
          aria-expanded={open}
          aria-label={on ? `Filter ${name}: ${value}` : `Filter ${name}`}
          onClick={() => onOpen(!open)}
        >
          {!on && <Icon name="plus" size="xs" />}
          {name}
          {on && <b>{value}</b>}
        </button>
        {on && (
          <button
            type="button"
            className={styles.remove}
            aria-label={`Remove the filter ${name}`}
            onClick={() => {
              onRemove();
              button.current?.focus();
            }}
          >
            <Icon name="x" size="xs" />
          </button>
        )}
      </span>
      {open && (
        <div ref={panel} className={styles.panel} role="group" aria-label={name}>
          {children}
        </div>
      )}
    </div>
  );
}
