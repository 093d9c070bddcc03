package dev.burr.ui.storage;

/** Says, before an entry of a log is understood, whether that is worth it. */
public interface EntryFilter {

    /**
     * Whether an entry may be wanted.
     *
     * @param json the entry as JSON in UTF-8 with whichever escapes its writer chose; used again when this returns
     */
    boolean mayBeWanted(byte[] json, int start, int length);

    /** Whether no more entries are wanted. Asked now and then, also within a long entry. */
    boolean isDone();
}
