package dev.burr.tracking;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What a client could not record, or not as it is: counted, and told once for each kind. Where losses matter to runs, it ends them. Safe
 * for use by several threads.
 */
public final class FailureCount {

    private final OnFailure onFailure;
    private final OnceLog log;
    private final LongAdder failures = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder others = new LongAdder();

    /** @param log where failures are told */
    public FailureCount(OnFailure onFailure, Logger log) {
        this.onFailure = onFailure;
        this.log = new OnceLog(log);
    }

    /** How often something failed. */
    public long failures() {
        return failures.sum();
    }

    /** How many events were lost by that. */
    public long lostEvents() {
        return lost.sum();
    }

    /** How often another writer was noticed. */
    public long otherWriters() {
        return others.sum();
    }

    /** Whether a run is to end that loses events. */
    public boolean endsRuns() {
        return onFailure == OnFailure.FAIL;
    }

    /** Counts a failure by which events are lost, or none. */
    public void lost(long events) {
        failures.increment();
        lost.add(events);
    }

    /**
     * Counts a failure by which events of the run are lost that calls this.
     *
     * @param failure what the run ends with, where it is to end
     * @throws TrackingException then
     */
    public void lost(long events, Supplier<TrackingException> failure) {
        lost(events);
        if (endsRuns()) {
            throw failure.get();
        }
    }

    /** Tells of a failure that was counted, as {@link OnceLog#warn} does. */
    public void warn(String kind, String message, @Nullable Object... arguments) {
        log.warn(kind, message, arguments);
    }

    /**
     * Takes note of a record that others write to as well. That ends no run, and nothing is lost.
     *
     * @param record such as {@code application 'a'}
     */
    public void shared(String record) {
        others.increment();
        warn(
                "shared",
                "Two writers: {} is written to by another process, client or application object as well, so that its steps are"
                        + " mixed. Give each run an application id of its own, or end the one before the other begins; further"
                        + " cases are only counted.",
                record);
    }

    /** Takes note of something for which a text is recorded that says so, as {@link TrackingSink#replaced} has it. That ends no run. */
    public void replaced(String what, Throwable cause) {
        lost(0);
        warn(
                what + cause.getClass().getName(),
                "{} can't be recorded; a text that says so stands in its place. Mend what it fails with; further failures of this"
                        + " kind are only counted.",
                what,
                cause);
    }
}
