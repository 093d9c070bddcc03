import { useMemo, useState } from "react";
import type { ActionView, StepSummary } from "../../api/types";
import { plural } from "../../format";
import { IconButton } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { CopyButton } from "../../ui/CopyButton";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/Icon";
import type { StepHead } from "../payload/StepPayload";
import styles from "./CodeTab.module.css";
import { codeLines, outdented, type CodeToken } from "./tokens";

interface CodeTabProps {
  step: StepSummary;
  head: StepHead;
  action: ActionView | null;
}

/** What the action declares, and its source as it was when the run was recorded. */
export function CodeTab({ step, head, action }: CodeTabProps) {
  const [wrap, setWrap] = useState(false);
  const code = useMemo(() => outdented(head.code), [head.code]);
  const lines = useMemo(() => codeLines(code), [code]);
  const empty = code.trim() === "";
  return (
    <>
      <div className={styles.tools}>
        <code className={styles.name}>{step.action}</code>
        <span className={styles.facts}>{empty ? "" : `${plural(lines.length, "line")}, as recorded`}</span>
        {!empty && (
          <>
            <IconButton label="Wrap lines" size="sm" aria-pressed={wrap} onClick={() => setWrap(!wrap)}>
              <Icon name="enter" size="sm" />
            </IconButton>
            <CopyButton what="the code" size="sm" text={code} />
          </>
        )}
      </div>
      <dl className={styles.declared}>
        <Declared term="reads" names={head.reads} />
        <Declared term="writes" names={head.writes} />
        {action !== null && <Declared term="inputs" names={action.inputs} optional={action.optionalInputs} />}
      </dl>
      {empty ? (
        <p className={styles.none}>No source was recorded for this action.</p>
      ) : (
        // A region that scrolls sideways must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol className={cx(styles.source, wrap && styles.wrap)} tabIndex={0} aria-label="Source">
          {lines.map((line, index) => (
            <li key={index}>
              <span className={styles.number} aria-hidden="true">
                {index + 1}
              </span>
              <code>
                <Line tokens={line} />
              </code>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function Line({ tokens }: { tokens: readonly CodeToken[] }) {
  if (tokens.length === 0) return <> </>;
  return (
    <>
      {tokens.map(({ kind, text }, index) =>
        kind === "plain" ? (
          text
        ) : (
          <span key={index} className={styles[kind]}>
            {text}
          </span>
        ),
      )}
    </>
  );
}

interface DeclaredProps {
  term: string;
  names: readonly string[];
  optional?: readonly string[];
}

function Declared({ term, names, optional = [] }: DeclaredProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {names.length + optional.length === 0 && <span className={styles.facts}>nothing</span>}
        {names.map((name) => (
          <Chip key={name}>
            <code>{name}</code>
          </Chip>
        ))}
        {optional.map((name) => (
          <Chip key={name} tone="line">
            <code>{name}</code> optional
          </Chip>
        ))}
      </dd>
    </div>
  );
}
