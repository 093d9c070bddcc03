import { formatCount } from "../format";
import { Note } from "../ui/Note";
import styles from "./IndexingNote.module.css";

interface IndexingNoteProps {
  /** What the server reads: "this project". */
  what: string;
  indexing: { done: number; total: number };
}

/** Says how far the server has come with reading runs for the first time; the list is right as far as it goes. */
export function IndexingNote({ what, indexing: { done, total } }: IndexingNoteProps) {
  return (
    <Note className={styles.note}>
      The server reads {what} for the first time: {formatCount(done)} of {formatCount(total)} runs are known. Older ones
      appear as they are read.
    </Note>
  );
}

/** Stands in the place of {@link IndexingNote} when all is read, so that the list below stays where it is. */
export function ReadNote() {
  return (
    <Note className={styles.note}>
      The server has read all runs of this project. The list stays as it is until you ask for the order of all of them.
    </Note>
  );
}
