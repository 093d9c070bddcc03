package dev.burr.ui.index;

import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a step ended.
 *
 * @param result null if it failed
 * @param exception stack trace, null unless it failed
 * @param state the whole state after it, with Burr's own keys; null if it is not known
 * @param stateProblem why the state is not known, null if it is
 */
public record StepEnd(
        LogTime endTime,
        String action,
        @Nullable Object result,
        @Nullable String exception,
        @Nullable Map<String, @Nullable Object> state,
        @Nullable String stateProblem,
        long sequenceId) {

    static StepEnd of(EndEntry end) {
        return new StepEnd(
                end.endTime(), end.action(), end.result(), end.exception(), end.state(), null, end.sequenceId());
    }

    /** The end in an entry whose values are left out; empty if it is none. */
    static Optional<StepEnd> withoutValues(@Nullable TrackingEvent event, String why) {
        if (event instanceof EndChanges end) {
            return Optional.of(withoutState(end, why));
        }
        return event instanceof EndEntry end
                ? Optional.of(new StepEnd(
                        end.endTime(), end.action(), end.result(), end.exception(), null, why, end.sequenceId()))
                : Optional.empty();
    }

    static StepEnd withoutState(EndChanges end, String why) {
        return new StepEnd(end.endTime(), end.action(), end.result(), end.exception(), null, why, end.sequenceId());
    }
}
