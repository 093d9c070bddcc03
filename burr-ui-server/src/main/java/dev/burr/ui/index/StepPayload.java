package dev.burr.ui.index;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a step as they were logged.
 *
 * @param end the last end entry, of whichever attempt
 * @param details what was logged for the step besides, of all attempts, in the order of the log
 */
public record StepPayload(BeginEntry begin, @Nullable StepEnd end, List<TrackingEvent> details) {

    public StepPayload {
        details = List.copyOf(details);
    }
}
