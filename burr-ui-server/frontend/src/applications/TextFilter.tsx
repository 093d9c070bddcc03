import { useId, useState } from "react";
import { Button } from "../ui/Button";
import styles from "./FilterBar.module.css";
import { FilterMenu } from "./FilterMenu";

interface TextFilterProps {
  name: string;
  value: string;
  /** Values to offer; the reader may type any other. */
  suggestions: readonly string[];
  /** What there is to know of the suggestions. */
  note?: string | undefined;
  onChange: (value: string) => void;
  /** What an empty panel says. */
  hint: string;
  /** Offers to ask for what has no value at all. */
  none?: { readonly text: string; readonly on: boolean; readonly onChoose: () => void };
}

/** One exact value of many. */
export function TextFilter({ name, value, suggestions, note, onChange, hint, none }: TextFilterProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState("");
  const id = useId();
  const openWith = (next: boolean) => {
    setDraft(value);
    setOpen(next);
  };
  const apply = (text: string) => {
    setOpen(false);
    onChange(text.trim());
  };
  const wanted = draft.trim().toLowerCase();
  const offered = suggestions
    .filter((each) => draft === value || each.toLowerCase().includes(wanted))
    .slice(0, MOST_OFFERED);
  return (
    <FilterMenu
      name={name}
      value={none?.on === true ? "none" : value}
      open={open}
      onOpen={openWith}
      onRemove={() => onChange("")}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          apply(draft);
        }}
      >
        <label className="vh" htmlFor={id}>
          {name}
        </label>
        <input
          id={id}
          className={styles.input}
          value={draft}
          spellCheck={false}
          autoComplete="off"
          placeholder={hint}
          onChange={(event) => setDraft(event.target.value)}
        />
        <Button type="submit">Apply</Button>
      </form>
      {none !== undefined && (
        <button
          type="button"
          className={styles.offer}
          aria-pressed={none.on}
          onClick={() => {
            setOpen(false);
            none.onChoose();
          }}
        >
          {none.text}
        </button>
      )}
      {offered.map((each) => (
        <button key={each} type="button" className={styles.offer} onClick={() => apply(each)}>
          {each}
        </button>
      ))}
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </FilterMenu>
  );
}

const MOST_OFFERED = 8;
