import { useState, type ReactNode } from "react";
import styles from "./FilterBar.module.css";
import { FilterMenu } from "./FilterMenu";
import { chosen } from "./filter";

export interface Choice {
  value: string;
  text: string;
  icon?: ReactNode;
}

interface ChoiceFilterProps {
  name: string;
  /** With commas between them. */
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}

/** Any of a few fixed values. */
export function ChoiceFilter({ name, value, choices, onChange }: ChoiceFilterProps) {
  const [open, setOpen] = useState(false);
  const on = new Set(chosen(value));
  const set = (choice: string, checked: boolean) =>
    onChange(
      choices
        .map((each) => each.value)
        .filter((each) => (each === choice ? checked : on.has(each)))
        .join(","),
    );
  const texts = choices.filter((each) => on.has(each.value)).map((each) => each.text);
  return (
    <FilterMenu name={name} value={texts.join(", ")} open={open} onOpen={setOpen} onRemove={() => onChange("")}>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="checkbox"
            checked={on.has(choice.value)}
            onChange={(event) => set(choice.value, event.target.checked)}
          />
          {choice.icon}
          {choice.text}
        </label>
      ))}
    </FilterMenu>
  );
}
