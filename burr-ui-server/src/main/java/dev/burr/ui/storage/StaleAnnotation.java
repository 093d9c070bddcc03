package dev.burr.ui.storage;

/** A note was to be replaced as somebody knew it, and is another by now. Nothing was changed. */
public final class StaleAnnotation extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param now the note as it is */
    public StaleAnnotation(Annotation now) {
        super(
                "Annotation %d was changed at %s, after it was read. Read it anew, and change what it says now."
                        .formatted(now.id(), now.updated()),
                null,
                false,
                false);
    }
}
