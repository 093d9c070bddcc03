package dev.burr.storage.contract;

import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Entries for the logs of the tests: steps of an application that answers. */
final class RecordedSteps {

    static final GraphDocument GRAPH = new GraphDocument(
            "answer",
            List.of(new GraphDocument.Action(
                    "answer",
                    List.of("question"),
                    List.of("answer"),
                    "code of answer",
                    List.of("question"),
                    List.of())),
            List.of(new GraphDocument.Transition("answer", "answer", "default")));

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private RecordedSteps() {}

    /** Begin and end of a step that answers so. */
    static List<TrackingEvent> step(long sequenceId, String answer) {
        return List.of(begin(sequenceId), end(sequenceId, answer));
    }

    static TrackingEvent begin(long sequenceId) {
        return new BeginEntry(time(sequenceId, 0), "answer", Map.of("question", "what"), sequenceId);
    }

    static TrackingEvent end(long sequenceId, String answer) {
        return new EndEntry(
                time(sequenceId, 500), "answer", Map.of("said", answer), null, Map.of("answer", answer), sequenceId);
    }

    private static LogTime time(long sequenceId, int millis) {
        return LogTime.of(START.plusSeconds(sequenceId).plusMillis(millis));
    }

    /** What an entry says, with its values. */
    static String told(TrackingEvent event) {
        return event instanceof EndEntry end
                ? heading(event) + " " + end.state().get("answer")
                : heading(event);
    }

    /** What it says without them. */
    static String heading(TrackingEvent event) {
        return event instanceof TrackingEvent.OfStep step ? event.type() + " " + step.sequenceId() : event.type();
    }
}
