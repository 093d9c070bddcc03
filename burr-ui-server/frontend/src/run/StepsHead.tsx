import type { RefObject } from "react";
import { formatCount } from "../format";
import { IconButton } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { SearchField } from "../ui/SearchField";
import { cx } from "../ui/cx";
import type { Facet } from "./filter";
import styles from "./StepsHead.module.css";

interface StepsHeadProps {
  readonly query: string;
  readonly facet: Facet;
  /** Null until the steps are there. */
  readonly counts: Readonly<Record<Facet, number>> | null;
  readonly trueTime: boolean;
  /** Whether any step has something below it to open. */
  readonly expandable: boolean;
  readonly narrow: boolean;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onQuery: (query: string) => void;
  readonly onFacet: (facet: Facet) => void;
  readonly onTrueTime: (trueTime: boolean) => void;
  readonly onToggleAll: (open: boolean) => void;
  readonly onNextFailure: () => void;
}

const FACETS: readonly { facet: Facet; text: string; tip?: string }[] = [
  { facet: "all", text: "All" },
  { facet: "failed", text: "Failed" },
  { facet: "slow", text: "Slow", tip: "Over three times the median of the action, at least 100 ms" },
  { facet: "llm", text: "LLM", tip: "Steps that called a language model" },
];

/** The head of a list without steps: there is nothing to narrow. */
export function EmptyStepsHead() {
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>Steps</h2>
    </div>
  );
}

/** What the list is narrowed by, and how its axis runs. */
export function StepsHead(props: StepsHeadProps) {
  const { query, facet, counts, trueTime, expandable } = props;
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>Steps</h2>
      <SearchField
        label={props.narrow ? "Filter steps" : "Filter by action, key or error"}
        value={query}
        shortcut="/"
        inputRef={props.inputRef}
        className={styles.search}
        onChange={props.onQuery}
      />
      <span role="group" aria-label="Which steps" className={styles.facets}>
        {FACETS.filter((each) => each.facet !== "llm" || facet === "llm" || (counts?.llm ?? 0) > 0).map((each) => (
          <button
            key={each.facet}
            type="button"
            className={cx(styles.facet, each.facet === "llm" && facet !== "llm" && styles.spare)}
            aria-pressed={each.facet === facet}
            data-tip={each.tip}
            onClick={() => props.onFacet(each.facet)}
          >
            {each.text}
            {counts !== null && <span className={styles.count}>{formatCount(counts[each.facet])}</span>}
          </button>
        ))}
      </span>
      {counts !== null && counts.failed > 0 && (
        <button
          type="button"
          className={styles.failure}
          aria-label="Go to the next failed step"
          data-tip="Next failed step  J"
          onClick={props.onNextFailure}
        >
          <Icon name="fail" size="xs" />
          <span>Next failure</span>
          <Icon name="down" size="xs" />
        </button>
      )}
      <span className={styles.tools}>
        <IconButton
          label="Collapse idle time"
          tip={trueTime ? "The axis shows true time. Collapse idle time" : "Idle time is collapsed. Show true time"}
          size="sm"
          aria-pressed={!trueTime}
          onClick={() => props.onTrueTime(!trueTime)}
        >
          <Icon name="clock" size="sm" />
        </IconButton>
        {expandable && (
          <>
            <IconButton label="Expand all" tip="Expand all  ]" size="sm" onClick={() => props.onToggleAll(true)}>
              <Icon name="expand" size="sm" />
            </IconButton>
            <IconButton label="Collapse all" tip="Collapse all  [" size="sm" onClick={() => props.onToggleAll(false)}>
              <Icon name="collapse" size="sm" />
            </IconButton>
          </>
        )}
      </span>
    </div>
  );
}
