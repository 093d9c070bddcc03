import { useRef } from "react";
import type { AnnotationView } from "../api/types";
import { plural } from "../format";
import { VerdictLabel } from "../inspector/annotations/VerdictLabel";
import { useRowKeys } from "../keyboard/useRowKeys";
import { runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { Chip } from "../ui/Chip";
import { cx } from "../ui/cx";
import { RelativeTime } from "../ui/RelativeTime";
import table from "../ui/Table.module.css";
import styles from "./AnnotationTable.module.css";
import { pointerText, verdictOf, writtenIn, type Verdict } from "./model";

interface AnnotationTableProps {
  readonly project: string;
  readonly notes: readonly AnnotationView[];
}

/** Annotations as rows; each leads to its step. */
export function AnnotationTable({ project, notes }: AnnotationTableProps) {
  const rows = useRef<HTMLDivElement>(null);
  useRowKeys(rows);
  return (
    <div ref={rows} role="table" aria-label="Annotations" aria-rowcount={notes.length + 1} className={styles.table}>
      <div role="rowgroup">
        <div role="row" className={table.head}>
          <span role="columnheader">
            <span className="vh">Verdict</span>
          </span>
          <span role="columnheader">Step</span>
          <span role="columnheader">Note</span>
          <span role="columnheader">About</span>
          <span role="columnheader">Tags</span>
          <span role="columnheader">Run</span>
          <span role="columnheader" className={table.num}>
            Changed
          </span>
        </div>
      </div>
      <div role="rowgroup">
        {notes.map((note) => (
          <Row key={note.id} project={project} note={note} />
        ))}
      </div>
    </div>
  );
}

function Row({ project, note }: { project: string; note: AnnotationView }) {
  const texts = note.observations.map(textOf).filter((text) => text !== "");
  const about = note.observations.flatMap(({ dataPointers }) => dataPointers.map(pointerText)).join(", ");
  const [text = "", ...more] = texts;
  return (
    <div role="row" className={cx(table.row, styles.row)}>
      <span role="cell" className={styles.verdict}>
        <VerdictLabel verdict={verdictsOf(note)} worded={false} />
      </span>
      <span role="cell" className={table.cell}>
        <Link
          className={cx(table.link, styles.step)}
          to={runHref(project, note.app, {
            partition: note.partitionKey,
            step: note.sequenceId,
            tab: "annotations",
            pane: "step",
          })}
          data-row
        >
          <span className={table.dim}>#{note.sequenceId}</span> {note.stepName}
        </Link>
      </span>
      <span role="cell" className={cx(table.cell, styles.note)} data-tip={text.length > 60 ? text : undefined}>
        {text}
        {more.length > 0 && <span className={table.dim}> and {plural(more.length, "more observation")}</span>}
      </span>
      <span role="cell" className={cx(table.cell, table.wide, styles.optional)}>
        <code>{about}</code>
      </span>
      <span role="cell" className={cx(table.cell, styles.tags)}>
        {note.tags.map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </span>
      <span
        role="cell"
        className={cx(table.cell, table.second, styles.run)}
        data-tip={note.app.length > 18 ? note.app : undefined}
      >
        {note.app}
      </span>
      <span role="cell" className={cx(table.cell, table.num, table.second, styles.time)}>
        <RelativeTime time={note.updated} />
      </span>
    </div>
  );
}

/** One mark for all observations: bad if any of them is. */
function verdictsOf({ observations }: AnnotationView): Verdict {
  const verdicts = observations.map(verdictOf);
  return verdicts.find((verdict) => verdict === "down") ?? verdicts.find((verdict) => verdict === "up") ?? "none";
}

function textOf(observation: AnnotationView["observations"][number]): string {
  const { note, expected } = writtenIn(observation);
  return note === "" ? (expected === "" ? "" : `expected ${expected}`) : note;
}
