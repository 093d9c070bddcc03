import { useState } from "react";
import { formatCount } from "../format";
import { IconButton } from "../ui/Button";
import { CopyButton } from "../ui/CopyButton";
import { Icon } from "../ui/Icon";
import { SearchField } from "../ui/SearchField";
import { Segmented } from "../ui/Segmented";
import styles from "./DataTab.module.css";

export type StateChoice = "after" | "before" | "changes";
export type ViewChoice = "tree" | "json";

const states = [
  { value: "after", label: "After" },
  { value: "before", label: "Before" },
  { value: "changes", label: "Changes" },
] as const;
const views = [
  { value: "tree", label: "Tree" },
  { value: "json", label: "JSON" },
] as const;

/** Where a search stands. */
export interface Search {
  readonly query: string;
  readonly found: number;
  /** Whether there is more than could be counted. */
  readonly cut: boolean;
  /** The place that is shown, from 0. */
  readonly current: number;
}

interface StateToolsProps {
  /** Null where there is but one state to show. */
  state: StateChoice | null;
  onState: (state: StateChoice) => void;
  view: ViewChoice;
  onView: (view: ViewChoice) => void;
  search: Search;
  onQuery: (query: string) => void;
  onMove: (by: 1 | -1) => void;
  copy: () => Promise<string>;
  download: { href: string; name: string } | null;
}

/** Which state is shown and how, and a search in it. */
export function StateTools(props: StateToolsProps) {
  const { state, view, search, copy, download } = props;
  const [typed, setTyped] = useState(search.query);
  return (
    <div className={styles.tools}>
      {state !== null && <Segmented label="Which state" value={state} segments={states} onChange={props.onState} />}
      <Segmented label="View" value={view} segments={views} onChange={props.onView} />
      <div role="search" className={styles.find}>
        {search.query !== "" && <Count search={search} onMove={props.onMove} />}
        <SearchField
          label="Find key or value"
          value={typed}
          onChange={(query) => {
            setTyped(query);
            props.onQuery(query);
          }}
          onEnter={(shift) => props.onMove(shift ? -1 : 1)}
          className={styles.field}
        />
      </div>
      {download !== null && (
        <a className={styles.download} href={download.href} download={download.name} data-tip="Download the whole step">
          <Icon name="download" size="sm" label="Download the whole step" />
        </a>
      )}
      <CopyButton what="the state as JSON" size="sm" text={copy} />
    </div>
  );
}

function Count({ search, onMove }: { search: Search; onMove: (by: 1 | -1) => void }) {
  const { found, cut, current } = search;
  const total = `${formatCount(found)}${cut ? "+" : ""}`;
  return (
    <span className={styles.count} role="status">
      {found === 0 ? "none" : `${formatCount(current + 1)} of ${total}`}
      {found > 1 && (
        <>
          <IconButton label="Previous place" tip="Previous place  Shift Enter" size="sm" onClick={() => onMove(-1)}>
            <Icon name="up" size="xs" />
          </IconButton>
          <IconButton label="Next place" tip="Next place  Enter" size="sm" onClick={() => onMove(1)}>
            <Icon name="down" size="xs" />
          </IconButton>
        </>
      )}
    </span>
  );
}
