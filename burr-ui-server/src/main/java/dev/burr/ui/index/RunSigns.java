package dev.burr.ui.index;

import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.Unknown;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.WriterIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the entries of a log say of the run as a whole, in whichever order they stand. Not thread-safe. */
final class RunSigns {

    private final ActivityDays days = new ActivityDays();
    private final ActionNames actions = new ActionNames();
    private long loggedSteps;
    private @Nullable Instant lastHeard;
    private boolean zoneless;
    private @Nullable WriterIdentity writer;
    private long firstSequenceId = Long.MAX_VALUE;
    private @Nullable String firstInput;

    void opened(WriterOpened opened) {
        writer = opened.writer();
        heard(opened.time());
    }

    void began(BeginEntry begin) {
        loggedSteps = behind(begin.sequenceId());
        heard(begin.startTime());
        actions.add(begin.action());
        if (begin.sequenceId() <= firstSequenceId) {
            firstSequenceId = begin.sequenceId();
            firstInput = FirstInput.of(begin.inputs());
        }
    }

    void ended(long sequenceId, LogTime time, boolean failed) {
        loggedSteps = behind(sequenceId);
        heard(time);
        days.count(time.instant(), failed);
    }

    /** Burr counts steps by whatever entry stands last. */
    void unknown(Unknown entry) {
        if (entry.fields().get("sequence_id") instanceof Number number) {
            loggedSteps = behind(number.longValue());
        }
    }

    void heard(@Nullable LogTime time) {
        if (time == null) {
            return;
        }
        zoneless = zoneless || time.offset() == null;
        Instant instant = time.instant();
        if (lastHeard == null || instant.isAfter(lastHeard)) {
            lastHeard = instant;
        }
    }

    /** One more, unless there is none. */
    private static long behind(long sequenceId) {
        return sequenceId == Long.MAX_VALUE ? sequenceId : sequenceId + 1;
    }

    /** The last sequence id that was logged, plus one. */
    long loggedSteps() {
        return loggedSteps;
    }

    /** When something was last logged; null if nothing was. */
    @Nullable
    Instant lastHeard() {
        return lastHeard;
    }

    /** Whether some times do not say in which zone they are. */
    boolean isZoneless() {
        return zoneless;
    }

    @Nullable
    WriterIdentity writer() {
        return writer;
    }

    @Nullable
    String firstInput() {
        return firstInput;
    }

    /** Those that ran, in the order of their names. */
    List<String> actions() {
        return actions.sorted();
    }

    List<ActivityDay> days() {
        return days.latest();
    }
}
