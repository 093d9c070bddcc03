import { useEffect } from "react";
import { formatCount } from "../format";
import { cx } from "../ui/cx";
import { visible } from "../visible";
import { Highlighted } from "./Highlighted";
import styles from "./JsonView.module.css";
import type { Rows } from "./payload/access";
import { jsonTokens, type JsonLine } from "./payload/lines";
import type { SearchTarget } from "./useSearch";
import { useWindow } from "./useWindow";

interface JsonViewProps {
  rows: Rows<JsonLine>;
  query: string;
  target: SearchTarget | null;
}

const LINE_HEIGHT = 18;

/** JSON as text, line by line. */
export function JsonView({ rows, query, target }: JsonViewProps) {
  const { attach, measure, scrollTo, indexes, partial, height, offset } = useWindow(rows, LINE_HEIGHT);
  useEffect(() => {
    if (target?.kind === "line") scrollTo(target.index);
  }, [target, scrollTo]);
  const shown = indexes.map((index) => (
    <div
      key={index}
      ref={partial ? measure : undefined}
      data-index={index}
      className={cx(styles.line, target?.kind === "line" && target.index === index && styles.current)}
      style={hanging(rows.row(index))}
    >
      <Line line={rows.row(index)} query={query} />
    </div>
  ));
  return (
    // A region that scrolls sideways must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={attach} role="group" aria-label="JSON" className={styles.view} tabIndex={0}>
      {partial ? (
        <div style={{ height: height, position: "relative" }}>
          <div className={styles.window} style={{ transform: `translateY(${offset}px)` }}>
            {shown}
          </div>
        </div>
      ) : (
        shown
      )}
    </div>
  );
}

/** What wraps goes on below the value, not below the bracket at the margin. */
function hanging(line: JsonLine | undefined) {
  const depth = Math.min(40, line?.text.search(/\S|$/) ?? 0) + 2;
  return { paddingLeft: `${depth}ch`, textIndent: `-${depth}ch` };
}

const looks = {
  key: styles.key,
  string: styles.string,
  number: styles.number,
  keyword: styles.keyword,
  plain: undefined,
} as const;

function Line({ line, query }: { line: JsonLine | undefined; query: string }) {
  if (line === undefined) return <>…</>;
  return (
    <>
      {jsonTokens(line.text).map(({ kind, text }, index) => (
        <span key={index} className={looks[kind]}>
          <Highlighted text={visible(text)} query={query} />
        </span>
      ))}
      {line.length !== null && <span className={styles.cut}> {formatCount(line.length)} characters in this line</span>}
    </>
  );
}
