import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { getJson } from "../api/client";
import type { ApplicationPage, ApplicationSummary } from "../api/types";
import { plural } from "../format";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { RelativeTime } from "../ui/RelativeTime";
import { StatusIcon } from "../ui/Status";
import { useRested } from "../ui/useRested";
import styles from "./RunPicker.module.css";

const OFFERED = 30;
const REST = 150;

interface RunPickerProps {
  /** "Run A". */
  readonly label: string;
  readonly project: string;
  /** What the button shows. */
  readonly children: ReactNode;
  /** Said of the run that is chosen now. */
  readonly chosen: string | null;
  /** Runs that are not offered. */
  readonly without: readonly string[];
  readonly onChoose: (app: string) => void;
}

/** A button that offers the runs of a project, found by what the list of runs is searched by. */
export function RunPicker({ label, project, children, chosen, without, onChoose }: RunPickerProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const choose = (run: ApplicationSummary | undefined) => {
    panel.current?.hidePopover();
    if (run !== undefined) onChoose(run.appId);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={chosen === null ? label : `${label}: ${chosen}`}
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
        className={styles.panel}
        onToggle={({ newState }) => {
          setOpen(newState === "open");
          if (newState === "open" && panel.current !== null && button.current !== null) {
            placeBelow(panel.current, button.current);
          }
        }}
      >
        {open && <Choice id={id} label={label} project={project} chosen={chosen} without={without} onChoose={choose} />}
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly project: string;
  readonly chosen: string | null;
  readonly without: readonly string[];
  readonly onChoose: (run: ApplicationSummary | undefined) => void;
}

function Choice({ id, label, project, chosen, without, onChoose }: ChoiceProps) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const q = useRested(query.trim(), REST);
  const { data, error } = useQuery({
    queryKey: ["compare-choice", project, q],
    queryFn: ({ signal }) => getJson<ApplicationPage>("applications", { project, q, limit: OFFERED }, signal),
  });
  const offered = (data?.applications ?? []).filter(({ appId }) => !without.includes(appId));
  const at = Math.min(active, offered.length - 1);
  useEffect(() => input.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      onChoose(undefined);
    } else if (event.key === "Enter") {
      onChoose(offered[at]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = Math.min(Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)), offered.length - 1);
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
        <span className="vh">Id or input of a run</span>
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={offered.length === 0 ? undefined : `${id}-${at}`}
          value={query}
          placeholder="Id or input of a run"
          spellCheck={false}
          autoComplete="off"
          onKeyDown={press}
          onChange={({ target }) => {
            setQuery(target.value);
            setActive(0);
          }}
        />
      </label>
      <div id={`${id}-list`} ref={list} role="listbox" aria-label={label} className={styles.list}>
        {offered.map((run, index) => (
          // Chosen by keyboard from the field above, which says which one is active.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={run.appId}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={run.appId === chosen}
            data-option={index}
            className={cx(index === at && styles.active)}
            onClick={() => onChoose(run)}
          >
            <StatusIcon status={run.status} size="sm" />
            <span className={styles.id}>{run.appId}</span>
            <span className={styles.facts}>
              {plural(run.steps, "step")}
              {run.lastActivity !== null && (
                <>
                  , <RelativeTime time={run.lastActivity} />
                </>
              )}
            </span>
          </div>
        ))}
      </div>
      <p role="status" className={styles.none}>
        {error !== null
          ? `The runs could not be listed. ${error.message}`
          : data === undefined
            ? "Looking for runs…"
            : offered.length === 0
              ? "No other run is called so."
              : data.total > offered.length + without.length && `${plural(data.total, "run")}: type to find others.`}
      </p>
    </>
  );
}

function placeBelow(panel: HTMLElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect();
  const left = Math.min(box.left, window.innerWidth - panel.offsetWidth - 8);
  panel.style.left = `${Math.max(8, Math.round(left))}px`;
  panel.style.top = `${Math.round(box.bottom + 4)}px`;
  panel.style.maxHeight = `${Math.max(160, Math.round(window.innerHeight - box.bottom - 16))}px`;
}
