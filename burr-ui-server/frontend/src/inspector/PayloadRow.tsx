import { memo, type ReactNode } from "react";
import { formatCount, plural } from "../format";
import { Link } from "../routing/router";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { Highlighted } from "./Highlighted";
import type { Mark, RowContent, ShownString, ShownValue, TreeRow } from "./payload/treeRow";
import type { Part } from "./payload/words";
import styles from "./PayloadTree.module.css";

interface PayloadRowProps {
  row: TreeRow;
  index: number;
  measure: ((element: HTMLElement | null) => void) | undefined;
  tabbable: boolean;
  lineage: boolean;
  hrefOfStep: (sequenceId: number) => string;
  query: string;
  /** The place the search has brought the reader to. */
  isTarget: boolean;
  /** Whether to offer to copy the value: only where the pointer is. */
  copy: "none" | "offered" | "copied";
  /** Whether to offer to tell more about the value. */
  about: boolean;
  /** What is told about it. */
  card: ReactNode;
}

const marks: Record<Mark, { sign: string; words: string }> = {
  add: { sign: "+", words: "added" },
  chg: { sign: "~", words: "changed" },
  del: { sign: "−", words: "removed" },
  has: { sign: "~", words: "changed inside" },
};

/** One line of a tree. What happens to it is the tree's business. */
export const PayloadRow = memo(function PayloadRow(props: PayloadRowProps) {
  const { row, index, measure, tabbable, lineage, hrefOfStep, query, isTarget, copy, about, card } = props;
  const { content, mark } = row;
  const writtenBy = content.kind === "value" ? content.writtenBy : null;
  return (
    <div
      ref={measure}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-expanded={row.open ?? undefined}
      aria-selected={isTarget}
      aria-posinset={row.position ?? undefined}
      aria-setsize={row.position === null ? undefined : row.siblings}
      tabIndex={tabbable ? 0 : -1}
      data-index={index}
      className={cx(
        styles.row,
        mark !== null && styles[mark],
        row.depth === 0 && styles.top,
        isTarget && styles.target,
        (row.open !== null || content.kind === "more") && styles.opens,
      )}
      style={{ "--depth": row.depth }}
    >
      <span className={styles.mark} data-tip={mark === null ? undefined : marks[mark].words}>
        {mark !== null && (
          <>
            <span aria-hidden="true">{marks[mark].sign}</span>
            <span className="vh">{marks[mark].words} </span>
          </>
        )}
      </span>
      <Content row={row} content={content} query={query} />
      <span className={styles.end}>
        {content.kind === "value" && copy !== "none" && (
          <span className={styles.offers}>
            {about && (
              <button type="button" tabIndex={-1} data-about data-tip="Who writes and reads this  i">
                <Icon name="info" size="xs" label={`About ${content.name}`} />
              </button>
            )}
            <button type="button" tabIndex={-1} data-copy data-tip="Copy the value  Ctrl C">
              <Icon name={copy === "copied" ? "check" : "copy"} size="xs" label={`Copy ${content.name}`} />
            </button>
          </span>
        )}
        {lineage && writtenBy !== null && (
          <Link to={hrefOfStep(writtenBy)} replace data-tip="Go to the step that wrote this">
            #{writtenBy}
          </Link>
        )}
      </span>
      {card !== undefined && (
        <div className={styles.card} data-card>
          {card}
        </div>
      )}
    </div>
  );
});

function Content({ row, content, query }: { row: TreeRow; content: RowContent; query: string }) {
  const twist = row.open !== null && <Icon name={row.open ? "down" : "right"} size="xs" className={styles.twist} />;
  if (content.kind === "more") {
    return (
      <span className={styles.content}>
        <span className={styles.link}>Show the next {formatCount(content.next)}</span>
        {content.hidden > content.next && (
          <span className={styles.muted}> {formatCount(content.hidden)} not shown</span>
        )}
      </span>
    );
  }
  if (content.kind === "folded") {
    const more = content.count > content.names.length ? ", …" : "";
    return (
      <span className={cx(styles.content, styles.line)}>
        {twist}
        <span className={styles.words}>{plural(content.count, `${content.what} key`)}</span>{" "}
        <span className={styles.muted}>
          {content.names.join(", ")}
          {more}
        </span>
      </span>
    );
  }
  const line = content.value.kind === "container";
  return (
    <span className={cx(styles.content, line && styles.line)}>
      {twist}
      <span className={styles.key}>
        <Highlighted text={content.name} query={query} />
      </span>{" "}
      <Value value={content.value} query={query} />
    </span>
  );
}

function Value({ value, query }: { value: ShownValue; query: string }) {
  switch (value.kind) {
    case "container":
      return (
        <span className={styles.muted}>
          {value.preview === null || value.size.endsWith("]") || value.size.endsWith("}") ? null : `${value.size} `}
          {value.preview === null ? value.size : <Highlighted text={value.preview} query={query} />}
        </span>
      );
    case "string":
      return <StringValue value={value} query={query} />;
    case "number":
    case "keyword":
      return (
        <span className={styles[value.kind]}>
          <Parts parts={value.parts} query={query} />
        </span>
      );
  }
}

function StringValue({ value, query }: { value: ShownString; query: string }) {
  const { whole, lines, cutBefore, cutAfter } = value;
  const text = (
    <>
      {cutBefore && "…"}
      <Parts parts={value.parts} query={query} />
      {cutAfter && "…"}
    </>
  );
  return (
    <>
      {lines ? <span className={styles.block}>{text}</span> : <span className={styles.string}>&quot;{text}&quot;</span>}
      {whole !== null && (
        <button type="button" tabIndex={-1} className={cx(styles.link, styles.more)} data-more>
          {cutAfter || cutBefore
            ? `Show all ${plural(whole.lines, "line")}, ${plural(whole.characters, "character")}`
            : "Show less"}
        </button>
      )}
    </>
  );
}

function Parts({ parts, query }: { parts: readonly Part[]; query: string }) {
  return parts.map(({ kind, text }, index) => {
    const shown = <Highlighted text={text} query={query} />;
    if (kind === "ins") return <ins key={index}>{shown}</ins>;
    if (kind === "del") return <del key={index}>{shown}</del>;
    return <span key={index}>{shown}</span>;
  });
}
