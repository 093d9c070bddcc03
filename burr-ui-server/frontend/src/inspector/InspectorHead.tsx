import { useState } from "react";
import type { ActionView, JsonObject, StepSummary } from "../api/types";
import { formatMicros } from "../format";
import { Link, navigate } from "../routing/router";
import { IconButton } from "../ui/Button";
import { Chip } from "../ui/Chip";
import { useNow } from "../ui/clock";
import { copyText } from "../ui/CopyButton";
import { Icon } from "../ui/Icon";
import { StatusLabel } from "../ui/Status";
import { useTimes } from "../ui/times";
import styles from "./Inspector.module.css";
import { isContainer, preview } from "./payload/json";
import type { StepHead } from "./payload/StepPayload";

interface HeadProps {
  step: StepSummary;
  steps: readonly StepSummary[];
  action: ActionView | null;
  /** Null while the step is being loaded. */
  head: StepHead | null;
  hrefOfStep: (sequenceId: number) => string;
  onAnnotate: () => void;
}

/** How the step went and why it ran. */
export function InspectorHead({ step, steps, action, head, hrefOfStep, onAnnotate }: HeadProps) {
  const times = useTimes();
  const { previous, next } = neighbours(steps, step);
  const go = (target: StepSummary | null) => {
    if (target !== null) navigate(hrefOfStep(target.sequenceId), { replace: true });
  };
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <span className={styles.sequence}>#{step.sequenceId}</span>
        <h2 data-tip={step.action}>{step.action}</h2>
        <StatusLabel status={step.status} />
        <span className={styles.buttons}>
          <IconButton
            label="Previous step"
            tip="Previous step  k"
            size="sm"
            className={styles.neighbour}
            disabled={previous === null}
            onClick={() => go(previous)}
          >
            <Icon name="up" size="sm" />
          </IconButton>
          <IconButton
            label="Next step"
            tip="Next step  j"
            size="sm"
            className={styles.neighbour}
            disabled={next === null}
            onClick={() => go(next)}
          >
            <Icon name="down" size="sm" />
          </IconButton>
          <IconButton label="Annotate" tip="Annotate  a" size="sm" onClick={onAnnotate}>
            <Icon name="note" size="sm" />
          </IconButton>
          <CopyLink />
        </span>
      </div>
      <div className={styles.facts}>
        <Duration step={step} />
        <span>
          started{" "}
          <time dateTime={step.start} data-tip={times.full(step.start)}>
            {times.clock(step.start)}
          </time>
        </span>
        <Origin step={step} steps={steps} head={head} hrefOfStep={hrefOfStep} />
        <Onward step={step} steps={steps} hrefOfStep={hrefOfStep} />
        {step.attempts > 1 && <span>{step.attempts} attempts</span>}
      </div>
      <Declared step={step} reads={action?.reads ?? head?.reads} writes={action?.writes ?? head?.writes} />
    </header>
  );
}

function CopyLink() {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void copyText(window.location.href).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <>
      <IconButton label="Copy link" tip="Copy link  c" size="sm" onClick={copy} onBlur={() => setCopied(false)}>
        <Icon name={copied ? "check" : "link"} size="sm" />
      </IconButton>
      <span role="status" className="vh">
        {copied ? "Copied the link" : ""}
      </span>
    </>
  );
}

function Duration({ step }: { step: StepSummary }) {
  if (step.durationMicros !== null) {
    return (
      <span>
        <b>{formatMicros(step.durationMicros)}</b>
      </span>
    );
  }
  return step.status === "running" ? <RunningTime start={step.start} /> : null;
}

function RunningTime({ start }: { start: string }) {
  const elapsed = Math.max(0, useNow(1000) - Date.parse(start));
  return (
    <span>
      <b>{formatMicros(elapsed * 1000)}</b> so far
    </span>
  );
}

type OriginProps = Omit<HeadProps, "action" | "onAnnotate">;

function Origin({ step, steps, head, hrefOfStep }: OriginProps) {
  const guess = originOf(steps, step);
  const origin = head === null ? guess : head.from;
  if (origin === null) return null;
  const values = head?.from?.values ?? null;
  return (
    <span>
      from{" "}
      <Link to={hrefOfStep(origin.sequenceId)} replace className={styles.link}>
        #{origin.sequenceId} {origin.action}
      </Link>
      {origin.condition !== null && (
        <>
          {" "}
          because <code>{origin.condition}</code>
          {values !== null && <ConditionValues condition={origin.condition} values={values} />}
        </>
      )}
    </span>
  );
}

/** How the condition of a transition begins that is taken when its action fails; see docs/format.md. */
const ON_FAILURE = "onFailure(";

/** What ran next, and why that. A step that failed led nowhere, unless it was its failure that led on. */
function Onward({ step, steps, hrefOfStep }: Pick<HeadProps, "step" | "steps" | "hrefOfStep">) {
  const { next } = neighbours(steps, step);
  if (next === null || step.status === "interrupted" || step.status === "running") return null;
  const again = step.status === "failed" && next.condition?.startsWith(ON_FAILURE) !== true;
  if (again && next.action !== step.action) return null;
  return (
    <span>
      {again ? "run again as " : "then "}
      <Link to={hrefOfStep(next.sequenceId)} replace className={styles.link}>
        #{next.sequenceId} {next.action}
      </Link>
      {!again && next.condition !== null && (
        <>
          {" "}
          because <code>{next.condition}</code>
        </>
      )}
    </span>
  );
}

const SHOWN_VALUES = 3;
const VALUE_LENGTH = 40;

/** The values a condition looked at, where its own text does not tell them. */
function ConditionValues({ condition, values }: { condition: string; values: JsonObject }) {
  // Python writes True where JSON has true.
  const told = condition.toLowerCase();
  const untold = Object.entries(values).filter(
    ([key, value]) => !isContainer(value) && !told.includes(`${key}=${String(value)}`.toLowerCase()),
  );
  if (untold.length === 0) return null;
  const texts = untold.slice(0, SHOWN_VALUES).map(([key, value]) => `${key}: ${preview(value, VALUE_LENGTH)}`);
  return <span className={styles.values}> ({texts.join(", ")})</span>;
}

interface DeclaredProps {
  step: StepSummary;
  reads: readonly string[] | undefined;
  writes: readonly string[] | undefined;
}

/** What the action said it would read and write, and what it wrote beyond that. */
function Declared({ step, reads, writes }: DeclaredProps) {
  if (reads === undefined || writes === undefined) return <div className={styles.declared} />;
  return (
    <div className={styles.declared}>
      <span>reads</span>
      <Keys keys={reads} />
      <span className={styles.writes}>writes</span>
      {(writes.length > 0 || step.undeclared.length === 0) && <Keys keys={writes} />}
      {step.undeclared.map((key) => (
        <Chip key={key} tone="halt" data-tip="Changed, but not declared in writes">
          <Icon name="halt" size="xs" label="Undeclared" />
          <code>{key}</code>
        </Chip>
      ))}
    </div>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  if (keys.length === 0) return <span className={styles.nothing}>nothing</span>;
  return keys.map((key) => (
    <Chip key={key} className={styles.key}>
      <code>{key}</code>
    </Chip>
  ));
}

interface FootProps {
  step: StepSummary;
  steps: readonly StepSummary[];
  hrefOfStep: (sequenceId: number) => string;
}

/** The neighbours of the step, at the foot of a narrow page. */
export function StepFoot({ step, steps, hrefOfStep }: FootProps) {
  const { previous, next } = neighbours(steps, step);
  return (
    <nav className={styles.foot} aria-label="Neighbouring steps">
      {previous === null ? (
        <span />
      ) : (
        <Link to={hrefOfStep(previous.sequenceId)} replace>
          <Icon name="up" size="sm" label="Previous" />
          <span>
            #{previous.sequenceId} {previous.action}
          </span>
        </Link>
      )}
      {next === null ? (
        <span />
      ) : (
        <Link to={hrefOfStep(next.sequenceId)} replace className={styles.last}>
          <span>
            #{next.sequenceId} {next.action}
          </span>
          <Icon name="down" size="sm" label="Next" />
        </Link>
      )}
    </nav>
  );
}

/** The steps before and after in the list; other attempts of the same step are the same place. */
function neighbours(steps: readonly StepSummary[], step: StepSummary) {
  const at = steps.findIndex(({ index }) => index === step.index);
  const other = ({ sequenceId }: StepSummary) => sequenceId !== step.sequenceId;
  return {
    previous: at === -1 ? null : (steps.slice(0, at).findLast(other) ?? null),
    next: at === -1 ? null : (steps.slice(at + 1).find(other) ?? null),
  };
}

/** The step this one followed, as far as the list tells. */
function originOf(steps: readonly StepSummary[], step: StepSummary) {
  const at = steps.findIndex(({ index }) => index === step.index);
  const before = steps.slice(0, Math.max(0, at)).findLast(({ status }) => status === "succeeded");
  if (before === undefined) return null;
  return { sequenceId: before.sequenceId, action: before.action, condition: step.condition };
}
