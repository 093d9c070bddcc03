package dev.burr.application;

import dev.burr.core.Halt;
import dev.burr.core.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param reason why it stopped
 * @param action the action it stopped at: the one that ran last, or for {@link Reason#HALTED_BEFORE} the one that is
 *     next; empty when nothing could run
 * @param result what that action returned beside the state; null when it has not run
 * @param state the state after the last step
 */
public record RunResult(Reason reason, Optional<String> action, @Nullable Object result, State state) {

    /** Why a run stopped. */
    public enum Reason {
        /** An action of {@link Halt#before()} is next. */
        HALTED_BEFORE,
        /** An action of {@link Halt#after()} has run. */
        HALTED_AFTER,
        /** No transition can be taken. */
        NO_TRANSITION
    }
}
