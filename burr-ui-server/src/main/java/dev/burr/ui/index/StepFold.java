package dev.burr.ui.index;

import dev.burr.tracking.TrackingEvent;
import dev.burr.ui.storage.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step while its entries are being read. Later entries of the same sequence id replace earlier ones. Not thread-safe. */
final class StepFold {

    private final long sequenceId;
    private final List<Line> details = new ArrayList<>();
    private @Nullable String action;
    private @Nullable Line begin;
    private @Nullable EndLine end;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private @Nullable String error;
    private @Nullable KeyChanges changes;
    private @Nullable String condition;
    private @Nullable StepStream stream;
    private int attributes;
    private int spans;
    private int attempts;
    private int attemptDetails;
    private @Nullable StepEntry frozen;

    StepFold(long sequenceId) {
        this.sequenceId = sequenceId;
    }

    long sequenceId() {
        return sequenceId;
    }

    @Nullable
    EndLine endLine() {
        return end;
    }

    /** Whether its last attempt did. */
    boolean hasEnded() {
        return ended != null;
    }

    void begin(Line line, String startedAction, Instant time) {
        if (begin != null) {
            forgetAttempt();
        }
        attemptDetails = begin == null ? 0 : details.size();
        begin = line;
        action = startedAction;
        started = time;
        attempts++;
        frozen = null;
    }

    private void forgetAttempt() {
        ended = null;
        error = null;
        changes = null;
        condition = null;
        stream = null;
        attributes = 0;
        spans = 0;
    }

    void end(EndLine line, Instant time, @Nullable String failure) {
        end = line;
        ended = time;
        error = failure;
        frozen = null;
    }

    /** @param keys null if they are not known */
    void changed(@Nullable KeyChanges keys) {
        changes = keys;
        frozen = null;
    }

    void attribute(Line line) {
        attributes++;
        detail(line);
    }

    void span(Line line) {
        spans++;
        detail(line);
    }

    /** An entry that is of none of the other kinds: an end of a span, a mark of a stream. */
    void other(Line line, TrackingEvent event) {
        StepStream marked = StepStream.with(stream, event);
        if (marked != null) {
            stream = marked;
        }
        detail(line);
    }

    void detail(Line line) {
        details.add(line);
        frozen = null;
    }

    void takenBecause(@Nullable String reason) {
        condition = reason;
        frozen = null;
    }

    /** The step as it is now; null while it has no begin entry, without which it is no step. */
    @Nullable
    StepEntry entry() {
        if (frozen == null && begin != null && action != null && started != null) {
            frozen = new StepEntry(
                    sequenceId,
                    action,
                    begin,
                    end,
                    started,
                    ended,
                    error,
                    changes,
                    condition,
                    stream,
                    details,
                    attemptDetails,
                    attributes,
                    spans,
                    attempts);
        }
        return frozen;
    }
}
