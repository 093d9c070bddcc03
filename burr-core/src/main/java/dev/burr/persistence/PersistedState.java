package dev.burr.persistence;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of an application after one of its steps. Values are plain JSON until they are asked for as a type. Immutable.
 *
 * <p>Made by {@link #of} and the methods that begin with {@code with}, each of which has a default: what a later version
 * adds breaks neither those who make one nor those who store it.
 */
public final class PersistedState {

    private final ApplicationId application;
    private final String action;
    private final State state;
    private final Instant savedAt;
    private final Status status;
    private final Inputs inputs;

    private PersistedState(
            ApplicationId application, String action, State state, Instant savedAt, Status status, Inputs inputs) {
        this.application = Objects.requireNonNull(application, "application");
        this.action = Objects.requireNonNull(action, "action");
        this.state = Objects.requireNonNull(state, "state");
        this.savedAt = Objects.requireNonNull(savedAt, "savedAt");
        this.status = Objects.requireNonNull(status, "status");
        this.inputs = Objects.requireNonNull(inputs, "inputs");
    }

    /** How a step ended. */
    public enum Status {
        /** The state is the one after the action. */
        COMPLETED,
        /** The state is the one before the action; the next step runs it again. */
        FAILED
    }

    /**
     * The state after a step that completed and had no inputs.
     *
     * @param application whose state it is
     * @param action the action that ran in the step
     * @param state the state after it; it carries its {@link State#position() position}
     * @param savedAt when the step ended
     */
    public static PersistedState of(ApplicationId application, String action, State state, Instant savedAt) {
        return new PersistedState(application, action, state, savedAt, Status.COMPLETED, Inputs.none());
    }

    /** The same, but for the state. */
    public PersistedState withState(State other) {
        return new PersistedState(application, action, other, savedAt, status, inputs);
    }

    /** The same, but for how the step ended. */
    public PersistedState withStatus(Status ended) {
        return new PersistedState(application, action, state, savedAt, ended, inputs);
    }

    /** The same, but for the inputs of the step. */
    public PersistedState withInputs(Inputs given) {
        return new PersistedState(application, action, state, savedAt, status, given);
    }

    /** Whose state it is, with what that belongs to. */
    public ApplicationId application() {
        return application;
    }

    /** The action that ran in the step. */
    public String action() {
        return action;
    }

    /** The state after the step, with its position. */
    public State state() {
        return state;
    }

    /** How far the application had come. */
    public Position position() {
        return state.position();
    }

    /** When the step ended. A store keeps it to the microsecond. */
    public Instant savedAt() {
        return savedAt;
    }

    /** How the step ended; {@link Status#COMPLETED} when not said. */
    public Status status() {
        return status;
    }

    /**
     * The inputs of the step; none when not said. A persister has them whole; a tracker has them as they were recorded, with a
     * marker in place of what was masked, cut or could not be written. No application goes on with them by itself. Before you
     * pass them to a step again, look for markers with {@link dev.burr.serde.ValueMarker#in}: an action would take one for the
     * value.
     */
    public Inputs inputs() {
        return inputs;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersistedState that
                && application.equals(that.application)
                && action.equals(that.action)
                && position().equals(that.position())
                && state.equals(that.state)
                && savedAt.equals(that.savedAt)
                && status == that.status
                && inputs.equals(that.inputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(application, position(), savedAt);
    }

    /** Which state it is, without what is in it: logs must not hold what users put into a state. */
    @Override
    public String toString() {
        return "PersistedState[%s, step %d, action '%s', %s, %s]"
                .formatted(application, position().sequenceId(), action, status, savedAt);
    }
}
