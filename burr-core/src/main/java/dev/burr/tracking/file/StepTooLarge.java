package dev.burr.tracking.file;

import java.io.IOException;

/** The state of a step is not told, because it would have to be put together from more than may be held at a time. */
public final class StepTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    StepTooLarge(long sequenceId, long most) {
        super(
                ("The state after step %d has to be put together from lines that have more than %,d bytes together, of which no more are"
                                + " read at a time.")
                        .formatted(sequenceId, most));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
