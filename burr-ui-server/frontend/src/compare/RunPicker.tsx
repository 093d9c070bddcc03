import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { getJson } from "../api/client";
import type { ApplicationPage, ApplicationSummary } from "../api/types";
import { plural } from "../format";
import { Button } from "../ui/Button";
import { Combobox, ComboboxNote } from "../ui/Combobox";
import { PickerButton } from "../ui/PickerButton";
import { RelativeTime } from "../ui/RelativeTime";
import { StatusIcon } from "../ui/Status";
import { useRested } from "../ui/useRested";
import styles from "./RunPicker.module.css";

const OFFERED = 30;
const REST = 150;

interface RunPickerProps {
  /** "Run A". */
  readonly label: string;
  readonly project: string;
  /** What the button shows. */
  readonly children: ReactNode;
  /** Said of the run that is chosen now. */
  readonly chosen: string | null;
  /** Runs that are not offered. */
  readonly without: readonly string[];
  readonly onChoose: (app: string) => void;
}

/** A button that offers the runs of a project, found by what the list of runs is searched by. */
export function RunPicker({ label, project, children, chosen, without, onChoose }: RunPickerProps) {
  return (
    <PickerButton
      label={chosen === null ? label : `${label}: ${chosen}`}
      choice={(id, close) => (
        <Choice
          id={id}
          label={label}
          project={project}
          chosen={chosen}
          without={without}
          onChoose={(run) => {
            close();
            if (run !== undefined) onChoose(run.appId);
          }}
        />
      )}
    >
      {children}
    </PickerButton>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly project: string;
  readonly chosen: string | null;
  readonly without: readonly string[];
  readonly onChoose: (run: ApplicationSummary | undefined) => void;
}

function Choice({ id, label, project, chosen, without, onChoose }: ChoiceProps) {
  const [query, setQuery] = useState("");
  const q = useRested(query.trim(), REST);
  const { data, error, refetch } = useQuery({
    queryKey: ["compare-choice", project, q],
    queryFn: ({ signal }) => getJson<ApplicationPage>("applications", { project, q, limit: OFFERED }, signal),
  });
  const offered = (data?.applications ?? []).filter(({ appId }) => !without.includes(appId));
  return (
    <>
      <Combobox
        id={id}
        label={label}
        hint="Id or input of a run"
        query={query}
        onQuery={setQuery}
        options={offered}
        keyOf={({ appId }) => appId}
        isChosen={({ appId }) => appId === chosen}
        onChoose={onChoose}
      >
        {(run) => (
          <>
            <StatusIcon status={run.status} size="sm" />
            <span className={styles.id}>{run.appId}</span>
            <span className={styles.facts}>
              {plural(run.steps, "step")}
              {run.lastActivity !== null && (
                <>
                  , <RelativeTime time={run.lastActivity} />
                </>
              )}
            </span>
          </>
        )}
      </Combobox>
      <ComboboxNote>
        {error !== null ? (
          <>
            {`The runs could not be listed. ${error.message} `}
            <Button onClick={() => void refetch()}>Retry</Button>
          </>
        ) : data === undefined ? (
          "Looking for runs…"
        ) : offered.length === 0 ? (
          "No other run is called so."
        ) : (
          data.total > offered.length + without.length && `${plural(data.total, "run")}: type to find others.`
        )}
      </ComboboxNote>
    </>
  );
}
