import { useId, useState } from "react";
import { Button } from "../ui/Button";
import { asMicros } from "./duration";
import styles from "./FilterBar.module.css";
import { FilterMenu } from "./FilterMenu";

interface DurationFilterProps {
  min: string;
  max: string;
  onChange: (min: string, max: string) => void;
}

/** How long the steps of a run took together. */
export function DurationFilter({ min, max, onChange }: DurationFilterProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState({ min, max });
  const hint = useId();
  const openWith = (next: boolean) => {
    setDraft({ min, max });
    setOpen(next);
  };
  const understood = (text: string) => text.trim() === "" || asMicros(text) !== null;
  const wrong = !understood(draft.min) || !understood(draft.max);
  const apply = (least: string, most: string) => {
    setOpen(false);
    onChange(withUnit(least), withUnit(most));
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
      name="Duration"
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
          A number with µs, ms, s, min or h, as in 1.5s
        </p>
        <Button type="submit" disabled={wrong}>
          Apply
        </Button>
      </form>
    </FilterMenu>
  );
}

/** As the address keeps it: nobody has to guess which unit a number alone was meant in. */
function withUnit(text: string): string {
  const plain = text.replaceAll(" ", "");
  return /^[\d.]+$/.test(plain) ? `${plain}s` : plain;
}

function rangeText(min: string, max: string): string {
  if (min !== "" && max !== "") return `${min} to ${max}`;
  return min !== "" ? `at least ${min}` : max === "" ? "" : `at most ${max}`;
}
