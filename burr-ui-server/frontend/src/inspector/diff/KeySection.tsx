import { useState } from "react";
import { Link } from "../../routing/router";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/Icon";
import type { Part } from "../payload/words";
import styles from "./DiffTab.module.css";
import { splitRows, type DiffLine, type Fold, type HunkRow } from "./hunks";
import type { Hunk, KeyDiff } from "./keyDiffs";

export type Layout = "unified" | "split";

/** What there is to say about the steps that wrote. */
export interface WriterView {
  readonly href: (sequenceId: number) => string;
  readonly undeclared: (sequenceId: number, key: string) => boolean;
}

interface KeySectionProps {
  diff: KeyDiff;
  layout: Layout;
  wrap: boolean;
  writers: WriterView;
}

const signs = { add: "+", chg: "~", del: "−", same: "=" } as const;
const words = { add: "added", chg: "changed", del: "removed", same: "the same" } as const;

/** The changes below one key of the state. */
export function KeySection({ diff, layout, wrap, writers }: KeySectionProps) {
  return (
    <section className={styles.key} aria-label={`${diff.key}, ${words[diff.mark]}`}>
      <div className={styles.keyHead}>
        <span className={cx(styles.mark, styles[diff.mark])} aria-hidden="true">
          {signs[diff.mark]}
        </span>
        <h3>{diff.key}</h3>
        <span>{diff.facts}</span>
        {diff.writtenBy !== null && <Writer sequenceId={diff.writtenBy} name={diff.key} writers={writers} />}
      </div>
      {/* A region that scrolls sideways must be reachable by keyboard. */}
      <div
        className={cx(styles.hunks, !wrap && styles.scrolls)}
        {...(wrap ? {} : { tabIndex: 0, role: "group", "aria-label": `Changes of ${diff.key}` })}
      >
        {diff.hunks.map((hunk, index) => (
          <HunkLines key={index} hunk={hunk} diff={diff} layout={layout} writers={writers} />
        ))}
      </div>
    </section>
  );
}

interface HunkLinesProps {
  hunk: Hunk;
  diff: KeyDiff;
  layout: Layout;
  writers: WriterView;
}

function HunkLines({ hunk, diff, layout, writers }: HunkLinesProps) {
  const { path, writtenBy, rows } = hunk;
  return (
    <div className={styles.hunk}>
      {path !== null && (
        <div className={styles.path}>
          <span>{path}</span>
          {writtenBy !== null && diff.writtenBy === null && (
            <Writer sequenceId={writtenBy} name={diff.key} writers={writers} />
          )}
        </div>
      )}
      {pieces(rows).map((piece, index) =>
        "text" in piece ? (
          <FoldedLines key={index} fold={piece} layout={layout} />
        ) : (
          <Lines key={index} lines={piece.lines} layout={layout} />
        ),
      )}
    </div>
  );
}

/** Runs of lines, and the folds between them. */
function pieces(rows: readonly HunkRow[]): (Fold | { lines: DiffLine[] })[] {
  const result: (Fold | { lines: DiffLine[] })[] = [];
  for (const row of rows) {
    const last = result.at(-1);
    if (row.kind === "fold") result.push(row);
    else if (last !== undefined && !("text" in last)) last.lines.push(row);
    else result.push({ lines: [row] });
  }
  return result;
}

const PORTION = 500;

function FoldedLines({ fold, layout }: { fold: Fold; layout: Layout }) {
  const [shown, setShown] = useState(0);
  const more = fold.lines.length - shown;
  return (
    <>
      {shown > 0 && <Lines lines={fold.lines.slice(0, shown)} layout={layout} />}
      {more > 0 && (
        <button type="button" className={styles.fold} onClick={() => setShown(shown + PORTION)}>
          <Icon name="right" size="xs" />
          {shown === 0 ? fold.text : `${more} more lines`}
        </button>
      )}
    </>
  );
}

function Lines({ lines, layout }: { lines: readonly DiffLine[]; layout: Layout }) {
  if (layout === "unified") return lines.map((line, index) => <Line key={index} line={line} />);
  return splitRows(lines).map(({ left, right }, index) => (
    <div key={index} className={styles.pair}>
      {left === null ? <div className={styles.void} /> : <Line line={left} />}
      {right === null ? <div className={styles.void} /> : <Line line={right} />}
    </div>
  ));
}

const lineSigns = { add: "+", del: "−", same: "" } as const;
const lineWords = { add: "added: ", del: "removed: ", same: "" } as const;

function Line({ line }: { line: DiffLine }) {
  const { kind, parts } = line;
  return (
    <div className={cx(styles.line, kind !== "same" && styles[`${kind}Line`])}>
      <span aria-hidden="true">{lineSigns[kind]}</span>
      <span>
        {kind !== "same" && <span className="vh">{lineWords[kind]}</span>}
        {parts.map((part, index) => (
          <PartText key={index} part={part} />
        ))}
      </span>
    </div>
  );
}

function PartText({ part: { kind, text } }: { part: Part }) {
  if (kind === "ins") return <ins>{text}</ins>;
  if (kind === "del") return <del>{text}</del>;
  return <>{text}</>;
}

function Writer({ sequenceId, name, writers }: { sequenceId: number; name: string; writers: WriterView }) {
  const undeclared = writers.undeclared(sequenceId, name);
  return (
    <Link
      to={writers.href(sequenceId)}
      replace
      className={cx(styles.writer, undeclared && styles.warn)}
      data-tip="Go to the step that wrote this"
    >
      {undeclared && <Icon name="halt" size="xs" />} #{sequenceId}
      {undeclared && ", undeclared"}
    </Link>
  );
}
