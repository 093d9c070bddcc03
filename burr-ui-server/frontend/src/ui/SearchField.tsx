import { useRef, type RefObject } from "react";
import { cx } from "./cx";
import { Icon } from "./Icon";
import { Kbd } from "./Kbd";
import styles from "./SearchField.module.css";

interface SearchFieldProps {
  /** Name of the field and its placeholder. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter, with Shift or without. */
  onEnter?: (shift: boolean) => void;
  /** Key that brings the reader here, shown while the field is empty. */
  shortcut?: string;
  inputRef?: RefObject<HTMLInputElement | null>;
  className?: string | undefined;
}

/** A text that narrows a list. Esc empties it first and leaves it then. */
export function SearchField({ label, value, onChange, onEnter, shortcut, inputRef, className }: SearchFieldProps) {
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;
  return (
    <label className={cx(styles.field, className)}>
      <Icon name="search" size="sm" />
      <span className="vh">{label}</span>
      <input
        ref={input}
        type="text"
        value={value}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onEnter?.(event.shiftKey);
          if (event.key !== "Escape") return;
          event.stopPropagation();
          if (value === "") input.current?.blur();
          else onChange("");
        }}
      />
      {value === "" && shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
      {value !== "" && (
        <button
          type="button"
          className={styles.clear}
          aria-label="Clear the search"
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
        >
          <Icon name="x" size="xs" />
        </button>
      )}
    </label>
  );
}
