import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { getJson } from "../../api/client";
import { keys } from "../../api/queries";
import type { FieldHistory, StepSummary } from "../../api/types";
import { formatCount } from "../../format";
import { Link } from "../../routing/router";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import type { PayloadAccess } from "../payload/access";
import type { Section } from "../payload/StepPayload";
import { imageIn, mayBeImage } from "./image";
import { Markdown } from "./Markdown";
import { pathOf } from "./pointer";
import styles from "./FieldCard.module.css";
import { writersOf } from "./writers";

export interface FieldCardProps {
  readonly project: string;
  readonly app: string;
  readonly step: StepSummary;
  readonly steps: readonly StepSummary[];
  /** JSON pointer from the top of the state. */
  readonly pointer: string;
  readonly isText: boolean;
  readonly payload: PayloadAccess;
  readonly section: Section;
  readonly hrefOfStep: (sequenceId: number) => string;
}

/** Longer texts would take the browser too long to lay out at once. */
const MARKDOWN_AT_MOST = 200_000;

/** About one place of the state: who writes it, who reads it, and what it looks like when it is more than text. */
export default function FieldCard(props: FieldCardProps) {
  const { project, app, step, steps, pointer, payload, section, hrefOfStep } = props;
  const textOf = useCallback(() => payload.text(section, pointer), [payload, section, pointer]);
  const [key = ""] = pathOf(pointer);
  return (
    <div className={styles.card}>
      <div className={styles.path}>
        <code>{pointer}</code>
        <CopyButton what="the path" text={pointer} size="sm" />
      </div>
      <dl>
        <Writers field={key} step={step} steps={steps} hrefOfStep={hrefOfStep} />
        <Readers project={project} app={app} field={key} hrefOfStep={hrefOfStep} />
      </dl>
      {props.isText && <Looks key={`${step.index} ${pointer}`} textOf={textOf} />}
    </div>
  );
}

const SHOWN = 8;

interface WritersProps {
  readonly field: string;
  readonly step: StepSummary;
  readonly steps: readonly StepSummary[];
  readonly hrefOfStep: (sequenceId: number) => string;
}

function Writers({ field, step, steps, hrefOfStep }: WritersProps) {
  const writers = writersOf(steps, field, step.index);
  const shown = writers.slice(0, SHOWN);
  return (
    <div>
      <dt>Written by</dt>
      <dd>
        {shown.length === 0 && "no step until here: it was there at the start"}
        {shown.map(({ sequenceId, action, kind }) => (
          <span key={sequenceId} className={styles.item}>
            <StepLink to={hrefOfStep(sequenceId)}>
              #{sequenceId} {action}
            </StepLink>{" "}
            {kind}
          </span>
        ))}
        {writers.length > SHOWN && <span className={styles.item}>{formatCount(writers.length - SHOWN)} before</span>}
      </dd>
    </div>
  );
}

interface ReadersProps {
  readonly project: string;
  readonly app: string;
  readonly field: string;
  readonly hrefOfStep: (sequenceId: number) => string;
}

function Readers({ project, app, field, hrefOfStep }: ReadersProps) {
  const { data, error } = useQuery({
    queryKey: [...keys.application(project, app), "field", field],
    queryFn: ({ signal }) => getJson<FieldHistory>("field", { project, app, key: field, limit: 1 }, signal),
  });
  const readers = data?.readers ?? [];
  const conditions = data?.conditions ?? [];
  return (
    <div>
      <dt>Read by</dt>
      <dd>
        {data === undefined && (error === null ? "…" : error.message)}
        {data !== undefined && readers.length + conditions.length === 0 && "no action and no condition"}
        {readers.map(({ action, steps, last }) => (
          <span key={action} className={styles.item}>
            {last === null ? action : <StepLink to={hrefOfStep(last)}>{action}</StepLink>} ×{formatCount(steps)}
          </span>
        ))}
        {conditions.map(({ from, to, condition, taken, last }) => (
          <span key={JSON.stringify([from, to, condition])} className={styles.item}>
            <code>{condition}</code> {last === null ? to : <StepLink to={hrefOfStep(last)}>{to}</StepLink>} ×
            {formatCount(taken)}
          </span>
        ))}
      </dd>
    </div>
  );
}

function StepLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} replace className={styles.link}>
      {children}
    </Link>
  );
}

type Look = "text" | "markdown" | "image";

/** The text as something else, when the reader asks for it. */
function Looks({ textOf }: { textOf: () => Promise<string> }) {
  const [text, setText] = useState<string | null>(null);
  const [look, setLook] = useState<Look>("text");
  useEffect(() => {
    let current = true;
    void textOf().then(
      (value) => current && setText(value),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [textOf]);
  if (text === null) return null;
  const image = mayBeImage(text.slice(0, 40)) ? imageIn(text) : null;
  const other: Look = image === null ? "markdown" : "image";
  const tooLong = other === "markdown" && text.length > MARKDOWN_AT_MOST;
  return (
    <>
      <Button
        aria-pressed={look !== "text"}
        disabled={tooLong}
        onClick={() => setLook(look === "text" ? other : "text")}
      >
        {other === "image" ? "Show as image" : "Show as Markdown"}
      </Button>
      {tooLong && <span className={styles.item}> Too long: {formatCount(text.length)} characters.</span>}
      {look === "markdown" && <Markdown text={text} />}
      {look === "image" && image !== null && <Picture source={image} />}
    </>
  );
}

function Picture({ source }: { source: string }) {
  const [broken, setBroken] = useState(false);
  if (broken) return <p>The browser can’t show this as an image.</p>;
  return <img className={styles.picture} src={source} alt="What this value holds" onError={() => setBroken(true)} />;
}
