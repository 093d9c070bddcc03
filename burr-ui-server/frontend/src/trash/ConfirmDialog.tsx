import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Button } from "../ui/Button";
import styles from "./Dialog.module.css";

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
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState("");
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const confirm = () => {
    setBusy(true);
    setFailed("");
    onConfirm().catch((error: unknown) => {
      setBusy(false);
      setFailed(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{title}</h2>
      {children}
      <p role="alert" className={styles.error}>
        {failed}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button className={styles.danger} disabled={busy} onClick={confirm}>
          {busy ? `${word} …` : word}
        </Button>
      </div>
    </dialog>
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
