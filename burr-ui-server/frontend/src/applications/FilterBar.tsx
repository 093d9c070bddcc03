import type { ReactNode, RefObject } from "react";
import type { ApplicationFilter } from "../api/queries";
import { formatCount } from "../format";
import { Icon } from "../ui/Icon";
import { SearchField } from "../ui/SearchField";
import { StatusIcon, statusText } from "../ui/Status";
import { ChoiceFilter, type Choice } from "./ChoiceFilter";
import styles from "./FilterBar.module.css";
import { activeFilters, marks, NO_PARTITION, statuses, type Mark } from "./filter";
import { orderOf, sortNames, sorts } from "./order";
import { costs, durations, tokenCounts } from "./range";
import { RangeFilter } from "./RangeFilter";
import { TextFilter } from "./TextFilter";
import { TimeFilter } from "./TimeFilter";
import { useActions } from "./useActions";
import { useAnnotationTags } from "./useAnnotationTags";

interface FilterBarProps {
  project: string;
  filter: ApplicationFilter;
  onChange: (part: Partial<ApplicationFilter>) => void;
  /** Partition keys to offer; the reader may type any other. */
  partitions: string[];
  total: number | undefined;
  searchRef: RefObject<HTMLInputElement | null>;
  /** What can be done with all of it, at the right. */
  children?: ReactNode;
}

const statusChoices: Choice[] = statuses.map((status) => ({
  value: status,
  text: statusText(status),
  icon: <StatusIcon status={status} decorative />,
}));

export const markTexts: Readonly<Record<Mark, string>> = {
  error: "error",
  annotation: "annotation",
  fork: "fork of another",
  undeclared: "undeclared write",
};

const markChoices: Choice[] = marks.map((mark) => ({ value: mark, text: markTexts[mark] }));

export function FilterBar(props: FilterBarProps) {
  const { project, filter, onChange, partitions, total, searchRef, children } = props;
  const tags = useAnnotationTags(project);
  const { actions, indexing } = useActions(project);
  const reading = indexing === null ? undefined : "More appear as runs are read.";
  return (
    <div className={styles.bar} role="search">
      <SearchField
        label="Search id, first input, last action"
        value={filter.q}
        onChange={(q) => onChange({ q })}
        shortcut="/"
        inputRef={searchRef}
        className={styles.search}
      />
      <TimeFilter from={filter.from} to={filter.to} onChange={(from, to) => onChange({ from, to })} />
      <ChoiceFilter
        name="Status"
        value={filter.status}
        choices={statusChoices}
        onChange={(status) => onChange({ status })}
      />
      <TextFilter
        name="Partition"
        value={filter.partition}
        suggestions={partitions}
        hint="partition key"
        onChange={(partition) => onChange({ partition, without: "" })}
        none={{
          text: "no partition key",
          on: filter.without === NO_PARTITION,
          onChoose: () => onChange({ partition: "", without: NO_PARTITION }),
        }}
      />
      <TextFilter
        name="Tag"
        value={filter.tag}
        suggestions={tags}
        hint="tag of an annotation"
        onChange={(tag) => onChange({ tag })}
      />
      <TextFilter
        name="Action"
        value={filter.action}
        suggestions={actions}
        note={reading}
        hint="ran in any step"
        onChange={(action) => onChange({ action })}
      />
      {filter.last !== "" && (
        <TextFilter
          name="Last action"
          value={filter.last}
          suggestions={actions}
          note={reading}
          hint="ran in the last step"
          onChange={(last) => onChange({ last })}
        />
      )}
      <RangeFilter kind={durations} min={filter.min} max={filter.max} onChange={(min, max) => onChange({ min, max })} />
      <RangeFilter
        kind={tokenCounts}
        min={filter.mintokens}
        max={filter.maxtokens}
        onChange={(mintokens, maxtokens) => onChange({ mintokens, maxtokens })}
      />
      <RangeFilter
        kind={costs}
        min={filter.mincost}
        max={filter.maxcost}
        onChange={(mincost, maxcost) => onChange({ mincost, maxcost })}
      />
      <ChoiceFilter name="Has" value={filter.has} choices={markChoices} onChange={(has) => onChange({ has })} />
      <SortChoice filter={filter} onChange={onChange} />
      <span className={styles.end}>
        {total !== undefined && activeFilters(filter).length > 0 && (
          <span className={styles.total}>{formatCount(total)} match</span>
        )}
        {children}
      </span>
    </div>
  );
}

const orders = sorts.flatMap((sort) => [
  { sort, order: "", text: sortNames[sort] },
  { sort, order: "asc", text: `${sortNames[sort]}, the other way round` },
]);

/** Where there is no room for the heads of the columns, which sort elsewhere. */
function SortChoice({ filter, onChange }: Pick<FilterBarProps, "filter" | "onChange">) {
  const { by, ascending } = orderOf(filter);
  return (
    <span className={styles.sort}>
      <Icon name={ascending ? "up" : "down"} size="xs" />
      {sortNames[by]}
      <select
        aria-label="Sort by"
        value={`${by} ${ascending ? "asc" : ""}`}
        onChange={(event) => {
          const [sort = "", order = ""] = event.target.value.split(" ");
          onChange({ sort: sort === "activity" ? "" : sort, order });
        }}
      >
        {orders.map(({ sort, order, text }) => (
          <option key={text} value={`${sort} ${order}`}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}
