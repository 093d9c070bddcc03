package dev.burr.persistence;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import java.time.Instant;

/**
 * The state of an application after one of its steps. Values are plain JSON until they are asked for as a type.
 *
 * @param application whose state it is
 * @param action the action that ran in the step
 * @param state the state after it; it carries its {@link State#position() position}
 * @param inputs the inputs of the step
 * @param status how the step ended
 * @param savedAt when it ended
 */
public record PersistedState(
        ApplicationId application, String action, State state, Inputs inputs, Status status, Instant savedAt) {

    /** How a step ended. */
    public enum Status {
        COMPLETED,
        FAILED
    }

    /** How far the application had come. */
    public Position position() {
        return state.position();
    }
}
