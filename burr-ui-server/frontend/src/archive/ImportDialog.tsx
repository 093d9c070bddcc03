import { useState } from "react";
import type { ImportView } from "../api/types";
import { formatBytes } from "../format";
import { projectHref } from "../routing/paths";
import { Link } from "../routing/router";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import styles from "./ImportDialog.module.css";
import { exceptions, outcomeText } from "./outcome";
import { useImport, type OnConflict } from "./useImport";

const rules: readonly { value: OnConflict; text: string }[] = [
  { value: "refuse", text: "Stop, and import none" },
  { value: "rename", text: "Import the new one under another id" },
  { value: "skip", text: "Leave the new one out" },
];

interface ImportDialogProps {
  /** Null where the reader has to name one. */
  project: string | null;
  /** A file that was dropped. */
  given: File | null;
  onClose: () => void;
}

type State =
  { kind: "asking"; failed: string } | { kind: "busy" } | { kind: "done"; project: string; report: ImportView };

/** Asks for a zip of runs and what to do with ids that are taken; says what became of each run. */
export default function ImportDialog({ project, given, onClose }: ImportDialogProps) {
  const [state, setState] = useState<State>({ kind: "asking", failed: "" });
  return (
    <Dialog
      title={project === null ? "Import runs" : `Import runs into ${project}`}
      className={styles.dialog}
      onClose={onClose}
    >
      {state.kind === "done" ? (
        <Done project={state.project} report={state.report} onClose={onClose} />
      ) : (
        <Form project={project} given={given} state={state} setState={setState} />
      )}
    </Dialog>
  );
}

interface FormProps extends Pick<ImportDialogProps, "project" | "given"> {
  state: Exclude<State, { kind: "done" }>;
  setState: (state: State) => void;
}

function Form({ project, given, state, setState }: FormProps) {
  const send = useImport();
  const [name, setName] = useState("");
  const [file, setFile] = useState(given);
  const [rule, setRule] = useState<OnConflict>("refuse");
  const target = project ?? name.trim();
  const busy = state.kind === "busy";
  const submit = () => {
    if (file === null || target === "" || busy) return;
    setState({ kind: "busy" });
    send(target, file, rule).then(
      (report) => setState({ kind: "done", project: target, report }),
      (error: unknown) => setState({ kind: "asking", failed: error instanceof Error ? error.message : String(error) }),
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className={styles.field}>
        <span>Archive, as this server or ./burr export writes it</span>
        <input
          type="file"
          accept=".zip,application/zip"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </label>
      {file !== null && (
        <p className={styles.file}>
          {file.name}, {formatBytes(file.size)}
        </p>
      )}
      {project === null && (
        <label className={styles.field}>
          <span>Project, which need not exist yet</span>
          <input className={styles.text} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
      )}
      <fieldset className={styles.rules}>
        <legend>If there is a run with the same id</legend>
        {rules.map(({ value, text }) => (
          <label key={value}>
            <input type="radio" name="rule" checked={rule === value} onChange={() => setRule(value)} />
            {text}
          </label>
        ))}
      </fieldset>
      <p role="alert" className={styles.failed}>
        {state.kind === "asking" && state.failed}
      </p>
      <div className={styles.buttons}>
        <Button type="submit" look="primary" disabled={file === null || target === "" || busy}>
          {busy ? "Importing …" : "Import"}
        </Button>
      </div>
    </form>
  );
}

function Done({ project, report, onClose }: { project: string; report: ImportView; onClose: () => void }) {
  const others = exceptions(report);
  return (
    <>
      <p role="status" className={styles.done}>
        {outcomeText(report)}
      </p>
      {others.length > 0 && (
        <ul className={styles.others}>
          {others.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Link className={styles.link} to={projectHref(project)} onClick={onClose}>
          Show the runs of {project}
        </Link>
        <Button onClick={onClose}>Close</Button>
      </div>
    </>
  );
}
