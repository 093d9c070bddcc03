package dev.burr.benchmarks.scenario;

import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step puts into a log, made beforehand, with a time that stands still.
 *
 * @param begin its first line
 * @param reason why it was taken, which only a step has that had a choice
 * @param end its last line
 */
public record StepEvents(BeginEntry begin, Attribute reason, EndEntry end) {

    private static final LogTime TIME = LogTime.of(Instant.parse("2026-01-02T03:04:05.678901Z"));

    /** Of the step that counts to a number, on the way to 1,000. */
    public static StepEvents ofCounter(int n) {
        return ofCounter(n, State.of("n", n));
    }

    /** Of the same step beside a record of 1 KiB. */
    static StepEvents ofCounterBesideKilobyte(int n) {
        return ofCounter(n, State.of("n", n).with("record", Machines.kilobyte()));
    }

    /** The lines that Burr writes too, by the writes that they come in. */
    List<List<TrackingEvent>> beginAndEnd() {
        return List.of(List.of(begin), List.of(end));
    }

    /** All lines, by the writes that they come in. */
    List<List<TrackingEvent>> allLines() {
        return List.of(List.of(begin, reason), List.of(end));
    }

    private static StepEvents ofCounter(int n, State after) {
        return of("count", n - 1, after, "n < 1000", Map.of("n", n - 1));
    }

    /** Of the step that appends the last of so many messages, on the way to 1,000. */
    public static StepEvents ofChat(int messages) {
        return of(
                "chat",
                messages - 1,
                State.of("history", Machines.messages(messages)),
                "len(history) < 1000",
                Map.of("history", messages - 1 + " elements"));
    }

    private static StepEvents of(
            String action, long sequenceId, State after, String condition, Map<String, Object> values) {
        var reason = new LinkedHashMap<String, Object>();
        reason.put("from", action);
        reason.put("to", action);
        reason.put("condition", condition);
        reason.put("values", values);
        Map<String, Object> logged = after.at(new Position(sequenceId, action)).logged();
        return new StepEvents(
                new BeginEntry(TIME, action, Map.of(), sequenceId),
                new Attribute(Attribute.TRANSITION, sequenceId, null, reason, Map.of(), TIME),
                new EndEntry(TIME, action, Map.of(), null, logged, sequenceId));
    }
}
