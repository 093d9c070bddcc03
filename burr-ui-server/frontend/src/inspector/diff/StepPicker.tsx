import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { StepSummary } from "../../api/types";
import { formatCount } from "../../format";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/Icon";
import { StatusIcon } from "../../ui/Status";
import styles from "./StepPicker.module.css";

interface StepPickerProps {
  label: string;
  /** In the order of the list; the picker offers the latest first. */
  steps: readonly StepSummary[];
  chosen: StepSummary;
  onChoose: (sequenceId: number) => void;
}

const OFFERED = 100;

/** A button that offers the steps of a run, found by number or action. */
export function StepPicker({ label, steps, chosen, onChoose }: StepPickerProps) {
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const matching = open ? matches(steps, query) : [];
  const offered = matching.slice(0, OFFERED);
  const at = Math.min(active, offered.length - 1);

  const choose = (step: StepSummary | undefined) => {
    panel.current?.hidePopover();
    if (step !== undefined) onChoose(step.sequenceId);
    button.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      choose(undefined);
    } else if (event.key === "Enter") {
      choose(offered[at]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = Math.min(Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)), offered.length - 1);
      setActive(next);
      panel.current?.querySelector(`[data-option="${next}"]`)?.scrollIntoView({ block: "nearest" });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const toggled = (isOpen: boolean) => {
    setOpen(isOpen);
    if (!isOpen) return;
    setQuery("");
    setActive(0);
    if (panel.current !== null && button.current !== null) placeBelow(panel.current, button.current);
  };
  useEffect(() => {
    if (open) input.current?.focus();
  }, [open]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={`${label}: #${chosen.sequenceId} ${chosen.action}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        popoverTarget={`${id}-panel`}
      >
        <span>
          #{chosen.sequenceId} {chosen.action}
        </span>
        <Icon name="down" size="xs" />
      </button>
      <div
        ref={panel}
        id={`${id}-panel`}
        popover="auto"
        className={styles.panel}
        onToggle={({ newState }) => toggled(newState === "open")}
        onKeyDownCapture={press}
      >
        {open && (
          <>
            <label className={styles.field}>
              <Icon name="search" size="sm" />
              <span className="vh">Step number or action</span>
              <input
                ref={input}
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls={`${id}-list`}
                aria-activedescendant={offered.length === 0 ? undefined : `${id}-${at}`}
                value={query}
                placeholder="Step number or action"
                spellCheck={false}
                autoComplete="off"
                onChange={({ target }) => {
                  setQuery(target.value);
                  setActive(0);
                }}
              />
            </label>
            <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
              {offered.map((step, index) => (
                // Chosen by keyboard from the field above, which says which one is active.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={step.index}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={step.sequenceId === chosen.sequenceId}
                  data-option={index}
                  className={cx(index === at && styles.active)}
                  onClick={() => choose(step)}
                >
                  <span className={styles.number}>{step.sequenceId}</span>
                  <StatusIcon status={step.status} size="sm" tick />
                  <span className={styles.action}>{step.action}</span>
                  {step.condition !== null && <span className={styles.condition}>{step.condition}</span>}
                </div>
              ))}
            </div>
            {offered.length === 0 && <p className={styles.none}>No earlier step is called so.</p>}
            {matching.length > OFFERED && (
              <p className={styles.none}>{formatCount(matching.length - OFFERED)} earlier ones: type to find them.</p>
            )}
          </>
        )}
      </div>
    </>
  );
}

/** The latest first; a number finds the step of that number before those that contain it. */
function matches(steps: readonly StepSummary[], query: string): StepSummary[] {
  const wanted = query.trim().replace(/^#/, "").toLowerCase();
  const latest = steps.toReversed();
  if (wanted === "") return latest;
  const fits = latest.filter(({ sequenceId, action, condition }) =>
    `${sequenceId} ${action} ${condition ?? ""}`.toLowerCase().includes(wanted),
  );
  return fits.sort((a, b) => Number(String(b.sequenceId) === wanted) - Number(String(a.sequenceId) === wanted));
}

function placeBelow(panel: HTMLElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect();
  const left = Math.min(box.left, window.innerWidth - panel.offsetWidth - 8);
  panel.style.left = `${Math.max(8, Math.round(left))}px`;
  panel.style.top = `${Math.round(box.bottom + 4)}px`;
  panel.style.maxHeight = `${Math.max(160, Math.round(window.innerHeight - box.bottom - 16))}px`;
}
