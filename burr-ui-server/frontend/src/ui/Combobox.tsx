import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./Icon";
import styles from "./Picker.module.css";

interface ComboboxProps<T> {
  /** Begins the ids of its parts. */
  readonly id: string;
  /** What is chosen. */
  readonly label: string;
  /** What the options are found by. */
  readonly hint: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly options: readonly T[];
  readonly keyOf: (option: T) => string | number;
  readonly isChosen: (option: T) => boolean;
  readonly children: (option: T) => ReactNode;
  /** Nothing when the reader gave up. */
  readonly onChoose: (option: T | undefined) => void;
}

/** A field, and below it what matches; the arrow keys go through that, Enter takes it. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { id, label, hint, query, onQuery, options, keyOf, isChosen, children, onChoose } = props;
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(active, options.length - 1);
  useEffect(() => input.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      onChoose(undefined);
    } else if (event.key === "Enter") {
      onChoose(options[at]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = Math.min(Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)), options.length - 1);
      setActive(next);
      list.current?.querySelector(`[data-option="${next}"]`)?.scrollIntoView({ block: "nearest" });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <label className={styles.field}>
        <Icon name="search" size="sm" />
        <span className="vh">{hint}</span>
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length === 0 ? undefined : `${id}-${at}`}
          value={query}
          placeholder={hint}
          spellCheck={false}
          autoComplete="off"
          onKeyDown={press}
          onChange={({ target }) => {
            onQuery(target.value);
            setActive(0);
          }}
        />
      </label>
      <div id={`${id}-list`} ref={list} role="listbox" aria-label={label} className={styles.list}>
        {options.map((option, index) => (
          // Chosen by keyboard from the field above, which says which one is active.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={keyOf(option)}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={isChosen(option)}
            data-option={index}
            className={cx(index === at && styles.active)}
            onClick={() => onChoose(option)}
          >
            {children(option)}
          </div>
        ))}
      </div>
    </>
  );
}

/** What stands below the options: that there are none, or more. */
export function ComboboxNote({ children }: { readonly children: ReactNode }) {
  return (
    <p role="status" className={styles.none}>
      {children}
    </p>
  );
}
