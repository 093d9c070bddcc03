import type { ReactNode, RefObject } from "react";
import type { AnnotationPage } from "../api/types";
import { formatCount } from "../format";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { SearchField } from "../ui/SearchField";
import styles from "./AnnotationFilterBar.module.css";
import { isFiltered, type AnnotationFilter } from "./filter";

const VERDICTS = { up: "Good", down: "Bad", none: "None" } as const;

interface AnnotationFilterBarProps {
  readonly filter: AnnotationFilter;
  /** What is loaded: it tells which tags and runs there are. */
  readonly pages: readonly AnnotationPage[];
  readonly onChange: (part: Partial<AnnotationFilter>) => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

export function AnnotationFilterBar({ filter, pages, onChange, searchRef }: AnnotationFilterBarProps) {
  const { tags, thumbs, app } = filter;
  const known = pages[0]?.tags ?? [];
  const runs = new Set(pages.flatMap(({ annotations }) => annotations.map((note) => note.app)));
  if (app !== "") runs.add(app);
  const total = pages[0]?.total;
  return (
    <div className={styles.bar} role="search">
      <SearchField
        label="Search text, tag, action, run"
        value={filter.q}
        onChange={(q) => onChange({ q })}
        shortcut="/"
        inputRef={searchRef}
        className={styles.search}
      />
      <Choice
        name="Verdict"
        value={thumbs}
        shown={thumbs === "" ? "" : VERDICTS[thumbs]}
        options={Object.entries(VERDICTS)}
        onChange={(value) => onChange({ thumbs: value as AnnotationFilter["thumbs"] })}
      />
      {tags.map((tag) => (
        <span key={tag} className={cx(styles.filter, styles.on)}>
          Tag <b>{tag}</b>
          <Remove name={`Tag ${tag}`} onRemove={() => onChange({ tags: tags.filter((each) => each !== tag) })} />
        </span>
      ))}
      <Choice
        name={tags.length === 0 ? "Tag" : "Another tag"}
        value=""
        shown=""
        options={known.filter((tag) => !tags.includes(tag)).map((tag) => [tag, tag])}
        onChange={(tag) => onChange({ tags: [...tags, tag] })}
      />
      <Choice
        name="Run"
        value={app}
        shown={app}
        options={[...runs].sort().map((run) => [run, run])}
        onChange={(run) => onChange({ app: run })}
      />
      {total !== undefined && isFiltered(filter) && <span className={styles.total}>{formatCount(total)} match</span>}
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly shown: ReactNode;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

/** A filter of one value: the system's own list of choices below an ordinary look. */
function Choice({ name, value, shown, options, onChange }: ChoiceProps) {
  if (options.length === 0 && value === "") return null;
  return (
    <span className={cx(styles.filter, value !== "" && styles.on)}>
      {value === "" && <Icon name="plus" size="xs" />}
      {name}
      {value !== "" && <b>{shown}</b>}
      <select aria-label={name} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{value === "" ? "Choose…" : "All"}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      {value !== "" && <Remove name={name} onRemove={() => onChange("")} />}
    </span>
  );
}

function Remove({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return (
    <button type="button" className={styles.remove} aria-label={`Remove the filter ${name}`} onClick={onRemove}>
      <Icon name="x" size="xs" />
    </button>
  );
}
