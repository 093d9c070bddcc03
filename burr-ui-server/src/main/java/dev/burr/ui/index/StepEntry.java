package dev.burr.ui.index;

import dev.burr.ui.storage.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index keeps of a step: where its entries are in the log, and what a list shows of it. Payloads stay in the log.
 *
 * @param begin the last begin entry
 * @param end the last end entry of any attempt
 * @param ended when the last attempt ended, null if it has no end
 * @param changes of the state's keys, null while there is no end, and where a state that they are between is not known
 * @param condition logged reason for the transition taken
 * @param stream of the last attempt, null if it has none
 * @param details entries between begin and end: spans, attributes, streams
 * @param attemptDetails place among {@code details} at which those of the last attempt begin
 * @param attributes number of attributes of the last attempt; likewise {@code spans}
 */
record StepEntry(
        long sequenceId,
        String action,
        Line begin,
        @Nullable EndLine end,
        Instant started,
        @Nullable Instant ended,
        @Nullable String error,
        @Nullable KeyChanges changes,
        @Nullable String condition,
        @Nullable StepStream stream,
        List<Line> details,
        int attemptDetails,
        int attributes,
        int spans,
        int attempts) {

    StepEntry {
        details = List.copyOf(details);
    }

    boolean failed() {
        return error != null;
    }

    @Nullable
    Long durationMicros() {
        return ended == null ? null : Math.max(0, micros(Duration.between(started, ended)));
    }

    /** A log may hold any two years, and between them are more nanoseconds than a long counts. */
    private static long micros(Duration duration) {
        return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }

    /** Size of all its entries in the log. */
    long bytes() {
        return begin.length()
                + (end == null ? 0 : end.line().length())
                + details.stream().mapToLong(Line::length).sum();
    }
}
