package dev.burr.core;

import org.jspecify.annotations.Nullable;

/**
 * How far an application has come. It is part of the {@link State} (Burr's keys {@code __SEQUENCE_ID} and {@code
 * __PRIOR_STEP}, and {@code __FAILED_STEP} of our own), so that whoever has the state can go on from there.
 *
 * @param sequenceId the id of the last step that ran, failed ones included; -1 when none did
 * @param priorStep the last action that succeeded: the next one is chosen from its transitions; null before the first
 * @param failedStep the step that failed last and whose failure leads on to another action; null when none did
 */
public record Position(long sequenceId, @Nullable String priorStep, @Nullable FailedStep failedStep) {

    /** Nothing has run. */
    public static final Position START = new Position(-1, null);

    /** A position behind an action that succeeded. */
    public Position(long sequenceId, @Nullable String priorStep) {
        this(sequenceId, priorStep, null);
    }
}
