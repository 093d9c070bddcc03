import type { ReactNode } from "react";
import type { Problem } from "../api/types";
import { formatCount, formatMicros, plural } from "../format";
import { Icon } from "../ui/Icon";
import { useTimes } from "../ui/times";
import { Origin } from "./Origin";
import type { Row } from "./rows";
import styles from "./OtherRows.module.css";

interface OtherRowProps {
  readonly row: Exclude<Row, { kind: "step" | "trace" | "child" | "childStep" | "childRest" }>;
  readonly project: string;
  readonly rowIndex: number;
  readonly top: number;
}

/** Everything in the list that is no step. */
export function OtherRow({ row, project, rowIndex, top }: OtherRowProps) {
  const place = { rowIndex, top };
  switch (row.kind) {
    case "gap":
      return (
        <Line {...place} look={styles.gap}>
          <Icon name="pause" size="xs" />
          <span>{formatMicros(row.micros)} idle, waiting for the caller</span>
        </Line>
      );
    case "parent":
      return (
        <Line {...place}>
          <Icon name={row.relation === "fork" ? "fork" : "sub"} size="sm" />
          <Origin relation={row.relation} parent={row.parent} project={project} />
        </Line>
      );
    case "problems":
      return (
        <Line {...place} look={styles.problem}>
          <Icon name="halt" size="sm" />
          <ProblemText row={row} />
        </Line>
      );
    case "end":
      return (
        <Line {...place} look={styles.end}>
          <EndText row={row} />
        </Line>
      );
    case "cut":
      return (
        <Line {...place} look={styles.end}>
          <span>
            The first {formatCount(row.shown)} of {formatCount(row.total)} steps. A longer list is not loaded here.
          </span>
        </Line>
      );
  }
}

interface LineProps {
  readonly rowIndex: number;
  readonly top: number;
  readonly look?: string | undefined;
  readonly children: ReactNode;
}

function Line({ rowIndex, top, look, children }: LineProps) {
  return (
    <div
      role="row"
      aria-level={1}
      aria-rowindex={rowIndex}
      className={`${styles.row ?? ""} ${look ?? ""}`}
      style={{ top }}
    >
      <span role="gridcell" aria-colspan={7} className={styles.cell}>
        {children}
      </span>
    </div>
  );
}

function ProblemText({ row }: { row: Extract<Row, { kind: "problems" }> }) {
  const { problems } = row;
  const first = problems[0];
  if (first === undefined) return null;
  const tip = problems.map((problem) => whereAndWhat(problem)).slice(0, 8);
  return (
    <span className={styles.text} data-tip={tip.join("; ")}>
      {row.of === "lines"
        ? `${plural(problems.length, "unreadable line")} in the log of this run`
        : `${plural(problems.length, "file")} of this run cannot be read`}{" "}
      <span className={styles.hint}>{whereAndWhat(first)}</span>
    </span>
  );
}

function whereAndWhat({ line, message }: Problem): string {
  return line > 0 ? `line ${line}: ${message}` : message;
}

function EndText({ row }: { row: Extract<Row, { kind: "end" }> }) {
  const { step, at } = row;
  const times = useTimes();
  if (step.status === "interrupted") {
    return (
      <span className={styles.text}>
        No end was written for #{step.sequenceId}.
        {at !== null && ` The writer stopped at ${times.clock(at).slice(0, 8)}.`}
      </span>
    );
  }
  return (
    <span className={styles.text}>
      The run stopped here: the exception went to the caller. A resume runs <b>{step.action}</b> again as #
      {step.sequenceId + 1}.
    </span>
  );
}
