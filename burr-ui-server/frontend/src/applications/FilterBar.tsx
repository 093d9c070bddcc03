import { useId, useRef, useState, type RefObject } from "react";
import type { ApplicationFilter } from "../api/queries";
import type { ApplicationStatus } from "../api/types";
import { formatCount } from "../format";
import { Icon } from "../ui/Icon";
import { SearchField } from "../ui/SearchField";
import { statusText } from "../ui/Status";
import { cx } from "../ui/cx";
import styles from "./FilterBar.module.css";
import { activeFilters, statuses } from "./filter";

interface FilterBarProps {
  filter: ApplicationFilter;
  onChange: (part: Partial<ApplicationFilter>) => void;
  /** Partition keys to offer; the reader may type any other. */
  partitions: string[];
  total: number | undefined;
  searchRef: RefObject<HTMLInputElement | null>;
}

export function FilterBar({ filter, onChange, partitions, total, searchRef }: FilterBarProps) {
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
      <StatusFilter value={filter.status} onChange={(status) => onChange({ status })} />
      <PartitionFilter
        key={filter.partition}
        value={filter.partition}
        partitions={partitions}
        onChange={(partition) => onChange({ partition })}
      />
      {total !== undefined && activeFilters(filter).length > 0 && (
        <span className={styles.total}>{formatCount(total)} match</span>
      )}
    </div>
  );
}

function StatusFilter({ value, onChange }: { value: string; onChange: (status: string) => void }) {
  const chosen = statuses.find((status) => status === value);
  return (
    <span className={cx(styles.filter, chosen !== undefined && styles.on)}>
      {chosen === undefined && <Icon name="plus" size="xs" />}
      Status
      {chosen !== undefined && <b>{statusText(chosen)}</b>}
      <select aria-label="Status" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">All</option>
        {statuses.map((status: ApplicationStatus) => (
          <option key={status} value={status}>
            {statusText(status)}
          </option>
        ))}
      </select>
      {chosen !== undefined && <RemoveFilter name="Status" onRemove={() => onChange("")} />}
    </span>
  );
}

interface PartitionFilterProps {
  value: string;
  partitions: string[];
  onChange: (partition: string) => void;
}

function PartitionFilter({ value, partitions, onChange }: PartitionFilterProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const options = useId();
  if (draft === null) {
    return (
      <span className={cx(styles.filter, value !== "" && styles.on)}>
        <button ref={button} type="button" className={styles.open} onClick={() => setDraft(value)}>
          {value === "" && <Icon name="plus" size="xs" />}
          Partition
          {value !== "" && <b>{value}</b>}
        </button>
        {value !== "" && <RemoveFilter name="Partition" onRemove={() => onChange("")} />}
      </span>
    );
  }
  const apply = (partition: string) => {
    setDraft(null);
    if (partition !== value) onChange(partition);
  };
  return (
    <label className={cx(styles.filter, styles.editing)}>
      Partition
      <input
        // The reader asked for it with the click that put it here.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        list={options}
        value={draft}
        spellCheck={false}
        autoComplete="off"
        placeholder="key"
        onChange={(event) => {
          const text = event.target.value;
          setDraft(text);
          // A chosen suggestion arrives as a replacement, not as a typed letter, and counts at once.
          const { inputType } = event.nativeEvent as Partial<InputEvent>;
          if (partitions.includes(text) && inputType?.startsWith("insertText") !== true) apply(text);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") apply(draft.trim());
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setDraft(null);
        }}
        onBlur={() => apply(draft.trim())}
      />
      <datalist id={options}>
        {partitions.map((partition) => (
          <option key={partition} value={partition} />
        ))}
      </datalist>
    </label>
  );
}

function RemoveFilter({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <button type="button" className={styles.remove} aria-label={`Remove the filter ${name}`} onClick={onRemove}>
      <Icon name="x" size="xs" />
    </button>
  );
}
