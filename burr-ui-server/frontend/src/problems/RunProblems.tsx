import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState, type ReactNode } from "react";
import { getJson } from "../api/client";
import { keys, useApplication } from "../api/queries";
import type { Insight } from "../api/types";
import { formatCount, plural } from "../format";
import type { Finding } from "../inspector/insight/texts";
import { Link } from "../routing/router";
import { useRunSteps } from "../run/useRunSteps";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { LongWait } from "../ui/Skeleton";
import { allFindings, notesOf, problemText, quickFindings } from "./findings";
import styles from "./RunProblems.module.css";

/** A log of this size is looked through while the page loads; a larger one when somebody asks. */
const LOOKED_THROUGH = 2_000_000;

interface RunProblemsProps {
  readonly project: string;
  readonly app: string;
  readonly hrefOfStep: (sequenceId: number) => string;
}

/** How many things are odd about a run, and what they are. */
export function RunProblems({ project, app, hrefOfStep }: RunProblemsProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const detail = useApplication(project, app).data;
  const steps = useRunSteps(project, app).data?.steps ?? [];
  const small = detail !== undefined && detail.summary.bytes < LOOKED_THROUGH;
  const { data, error } = useQuery({
    queryKey: [...keys.application(project, app), "insight"],
    queryFn: ({ signal }) => getJson<Insight>("insight", { project, app }, signal),
    enabled: open || small,
  });
  if (detail === undefined) return null;
  const unreadable = detail.summary.problems;
  const findings = data === undefined ? quickFindings(steps, unreadable) : allFindings(data.run, steps, unreadable);
  const count = findings.length;
  const close = () => panel.current?.hidePopover();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={cx(styles.button, count > 0 && styles.some)}
        aria-label={count === 0 ? "Problems: none found" : plural(count, "problem")}
        aria-haspopup="dialog"
        aria-expanded={open}
        popoverTarget={id}
      >
        <Icon name="halt" size="sm" />
        <span>{count === 0 ? "Problems" : plural(count, "problem")}</span>
        {count > 0 && <span className={styles.short}>{formatCount(count)}</span>}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Problems of this run"
        className={styles.panel}
        onToggle={({ newState }) => {
          setOpen(newState === "open");
          if (newState === "open" && panel.current !== null && button.current !== null) {
            placeBelow(panel.current, button.current);
          }
        }}
      >
        {open && (
          <>
            <Part title="Problems">
              {count === 0 && (
                <p>{data === undefined ? "Looking through the log…" : "Nothing is odd about this run."}</p>
              )}
              <List findings={findings} tone hrefOfStep={hrefOfStep} onFollow={close} />
              {detail.problems.length > 0 && (
                <ul className={styles.lines}>
                  {detail.problems.map((problem, index) => (
                    <li key={index}>{problemText(problem)}</li>
                  ))}
                </ul>
              )}
            </Part>
            {error !== null && <p>The log could not be looked through. {error.message}</p>}
            {data === undefined && error === null && <LongWait what="the log to be looked through" />}
            {data !== undefined && notesOf(data.run).length > 0 && (
              <Part title="Worth a look">
                <List findings={notesOf(data.run)} hrefOfStep={hrefOfStep} onFollow={close} />
              </Part>
            )}
          </>
        )}
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface ListProps {
  readonly findings: readonly Finding[];
  readonly tone?: boolean;
  readonly hrefOfStep: (sequenceId: number) => string;
  readonly onFollow: () => void;
}

function List({ findings, tone = false, hrefOfStep, onFollow }: ListProps) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list}>
      {findings.map(({ id, text, steps }) => (
        <li key={id}>
          <Icon name={tone ? "halt" : "info"} size="sm" className={cx(tone && styles.tone)} />
          <span>
            {text}{" "}
            {steps.map((sequenceId) => (
              <Link key={sequenceId} className={styles.link} to={hrefOfStep(sequenceId)} replace onClick={onFollow}>
                #{sequenceId}
              </Link>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function placeBelow(panel: HTMLElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect();
  const left = Math.min(box.left, window.innerWidth - panel.offsetWidth - 8);
  panel.style.left = `${Math.max(8, Math.round(left))}px`;
  panel.style.top = `${Math.round(box.bottom + 4)}px`;
  panel.style.maxHeight = `${Math.max(160, Math.round(window.innerHeight - box.bottom - 16))}px`;
}
