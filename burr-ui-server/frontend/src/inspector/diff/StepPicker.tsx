import { useState } from "react";
import type { StepSummary } from "../../api/types";
import { formatCount } from "../../format";
import { Combobox, ComboboxNote } from "../../ui/Combobox";
import { PickerButton } from "../../ui/PickerButton";
import { StatusIcon } from "../../ui/Status";
import styles from "./StepPicker.module.css";

interface StepPickerProps {
  label: string;
  /** In the order of the list; the picker offers the latest first. */
  steps: readonly StepSummary[];
  chosen: StepSummary;
  onChoose: (sequenceId: number) => void;
}

const OFFERED = 100;

/** A button that offers the steps of a run, found by number or action. */
export function StepPicker({ label, steps, chosen, onChoose }: StepPickerProps) {
  return (
    <PickerButton
      label={`${label}: #${chosen.sequenceId} ${chosen.action}`}
      look={{ button: styles.button, panel: styles.panel }}
      choice={(id, close) => (
        <Choice
          id={id}
          label={label}
          steps={steps}
          chosen={chosen}
          onChoose={(step) => {
            close();
            if (step !== undefined) onChoose(step.sequenceId);
          }}
        />
      )}
    >
      <span>
        #{chosen.sequenceId} {chosen.action}
      </span>
    </PickerButton>
  );
}

interface ChoiceProps extends Omit<StepPickerProps, "onChoose"> {
  id: string;
  onChoose: (step: StepSummary | undefined) => void;
}

function Choice({ id, label, steps, chosen, onChoose }: ChoiceProps) {
  const [query, setQuery] = useState("");
  const matching = matches(steps, query);
  const more = matching.length - OFFERED;
  return (
    <>
      <Combobox
        id={id}
        label={label}
        hint="Step number or action"
        query={query}
        onQuery={setQuery}
        options={matching.slice(0, OFFERED)}
        keyOf={({ index }) => index}
        isChosen={({ sequenceId }) => sequenceId === chosen.sequenceId}
        onChoose={onChoose}
      >
        {({ sequenceId, status, action, condition }) => (
          <>
            <span className={styles.number}>{sequenceId}</span>
            <StatusIcon status={status} size="sm" tick />
            <span className={styles.action}>{action}</span>
            {condition !== null && <span className={styles.condition}>{condition}</span>}
          </>
        )}
      </Combobox>
      <ComboboxNote>
        {matching.length === 0
          ? "No earlier step is called so."
          : more > 0 && `${formatCount(more)} earlier ones: type to find them.`}
      </ComboboxNote>
    </>
  );
}

/** The latest first; a number finds the step of that number before those that contain it. */
function matches(steps: readonly StepSummary[], query: string): StepSummary[] {
  const wanted = query.trim().replace(/^#/, "").toLowerCase();
  const latest = steps.toReversed();
  if (wanted === "") return latest;
  const fits = latest.filter(({ sequenceId, action, condition }) =>
    `${sequenceId} ${action} ${condition ?? ""}`.toLowerCase().includes(wanted),
  );
  return fits.sort((a, b) => Number(String(b.sequenceId) === wanted) - Number(String(a.sequenceId) === wanted));
}
