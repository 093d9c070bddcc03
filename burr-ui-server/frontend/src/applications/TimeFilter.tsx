import { useState } from "react";
import { Button } from "../ui/Button";
import styles from "./FilterBar.module.css";
import { FilterMenu } from "./FilterMenu";
import { momentsText } from "./moment";

const presets = ["1h", "24h", "7d", "30d"];

interface TimeFilterProps {
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
}

/** When something happened in a run. */
export function TimeFilter({ from, to, onChange }: TimeFilterProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState({ from: "", to: "" });
  const openWith = (next: boolean) => {
    setDraft({ from: forInput(from), to: forInput(to) });
    setOpen(next);
  };
  const apply = (first: string, last: string) => {
    setOpen(false);
    onChange(first, last);
  };
  return (
    <FilterMenu name="Time" value={momentsText(from, to)} open={open} onOpen={openWith} onRemove={() => apply("", "")}>
      <div className={styles.offers}>
        {presets.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.offer}
            aria-pressed={from === each && to === ""}
            onClick={() => apply(each, "")}
          >
            {momentsText(each, "")}
          </button>
        ))}
      </div>
      <form
        className={styles.range}
        onSubmit={(event) => {
          event.preventDefault();
          apply(draft.from, draft.to);
        }}
      >
        <label>
          From
          <input
            type="datetime-local"
            className={styles.input}
            value={draft.from}
            onChange={(event) => setDraft({ ...draft, from: event.target.value })}
          />
        </label>
        <label>
          To
          <input
            type="datetime-local"
            className={styles.input}
            value={draft.to}
            onChange={(event) => setDraft({ ...draft, to: event.target.value })}
          />
        </label>
        <Button type="submit">Apply</Button>
      </form>
    </FilterMenu>
  );
}

/** Only a day or a minute fits into the field of the browser. */
function forInput(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00`;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !text.endsWith("Z") ? text : "";
}
