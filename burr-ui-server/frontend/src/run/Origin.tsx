import { useApplication } from "../api/queries";
import type { Pointer } from "../api/types";
import { runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { shortId } from "./shortId";
import styles from "./OtherRows.module.css";

type Relation = "fork" | "spawn";

interface OriginProps {
  readonly relation: Relation;
  readonly parent: Pointer;
  readonly project: string;
}

/** There is no room for more; the first of these leads on. */
const MOST_ABOVE = 6;

/** Where a run comes from, up to the run that all of it began with: "Forked from b at #5, forked from a at #3". */
export function Origin({ relation, parent, project }: OriginProps) {
  return (
    <span className={styles.text}>
      {relation === "fork" ? "Forked from " : "Started by "}
      <ParentLink parent={parent} project={project} />
      <Above of={parent} project={project} seen={[parent.appId]} />
    </span>
  );
}

interface AboveProps {
  readonly of: Pointer;
  readonly project: string;
  /** Runs that are named already: files can say anything, also that two runs are each other's parent. */
  readonly seen: readonly string[];
}

function Above({ of, project, seen }: AboveProps) {
  const summary = useApplication(project, of.appId).data?.summary;
  const parent = summary?.parent ?? summary?.spawnedBy ?? null;
  if (parent === null || seen.includes(parent.appId)) return null;
  if (seen.length === MOST_ABOVE) return <>, …</>;
  return (
    <>
      {summary?.parent === null ? ", started by " : ", forked from "}
      <ParentLink parent={parent} project={project} />
      <Above of={parent} project={project} seen={[...seen, parent.appId]} />
    </>
  );
}

function ParentLink({ parent, project }: { parent: Pointer; project: string }) {
  const { appId, partitionKey, sequenceId } = parent;
  const step = sequenceId !== null && sequenceId >= 0 ? sequenceId : null;
  return (
    <>
      <Link className={styles.link} data-tip={appId} to={runHref(project, appId, { partition: partitionKey, step })}>
        {shortId(appId)}
      </Link>
      {step !== null && ` at #${step}`}
    </>
  );
}
