import { useState, type ReactNode } from "react";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import styles from "./ConfirmDialog.module.css";

interface ConfirmDialogProps {
  /** The question: "Delete 3 runs?". */
  title: string;
  /** The word on the button. */
  word: string;
  /** Does it; the dialog stays open until it is done, and says why if it could not be. */
  onConfirm: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before something is deleted; opened and closed by its owner. The focus begins at the way out. */
export function ConfirmDialog({ title, word, onConfirm, onClose, children }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState("");
  const confirm = () => {
    setBusy(true);
    setFailed("");
    onConfirm().catch((error: unknown) => {
      setBusy(false);
      setFailed(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <Dialog title={title} question onClose={onClose}>
      <div className={styles.question}>
        {children}
        <p role="alert" className={styles.error}>
          {failed}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button className={styles.danger} disabled={busy} onClick={confirm}>
          {busy ? `${word} …` : word}
        </Button>
      </div>
    </Dialog>
  );
}

/** The first three of some ids, and how many more there are. */
export function FirstIds({ ids }: { ids: readonly string[] }) {
  return (
    <ul>
      {ids.slice(0, 3).map((id) => (
        <li key={id}>
          <code>{id}</code>
        </li>
      ))}
      {ids.length > 3 && <li>and {ids.length - 3} more</li>}
    </ul>
  );
}
