import { useId, useState } from "react";
import { Button } from "../ui/Button";
import styles from "./FilterBar.module.css";
import { FilterMenu } from "./FilterMenu";
import { rangeText, type RangeKind } from "./range";

interface RangeFilterProps {
  kind: RangeKind;
  min: string;
  max: string;
  onChange: (min: string, max: string) => void;
}

/** Something that is counted, between two ends that may be open. */
export function RangeFilter({ kind, min, max, onChange }: RangeFilterProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState({ min, max });
  const hint = useId();
  const openWith = (next: boolean) => {
    setDraft({ min, max });
    setOpen(next);
  };
  const understood = (text: string) => text.trim() === "" || kind.numberOf(text) !== null;
  const wrong = !understood(draft.min) || !understood(draft.max);
  const apply = (least: string, most: string) => {
    setOpen(false);
    onChange(kind.kept(least), kind.kept(most));
  };
  const field = (name: "min" | "max", text: string) => (
    <label>
      {text}
      <input
        className={styles.input}
        value={draft[name]}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={hint}
        aria-invalid={!understood(draft[name])}
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <FilterMenu
      name={kind.name}
      value={rangeText(min, max)}
      open={open}
      onOpen={openWith}
      onRemove={() => apply("", "")}
    >
      <form
        className={styles.range}
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) apply(draft.min, draft.max);
        }}
      >
        {field("min", "At least")}
        {field("max", "At most")}
        <p id={hint} className={styles.hint} data-wrong={wrong}>
          {kind.hint}
        </p>
        <Button type="submit" disabled={wrong}>
          Apply
        </Button>
      </form>
    </FilterMenu>
  );
}
