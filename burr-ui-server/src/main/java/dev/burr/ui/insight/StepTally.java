package dev.burr.ui.insight;

import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.ui.index.ValueFingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the attempts of one step. Not thread-safe. */
final class StepTally {

    private static final long NEVER = -1;

    private final long sequenceId;
    private @Nullable List<Attempt> earlier;
    private long lastMicros = NEVER;
    private boolean lastFailed;
    private String action = "";
    private @Nullable Instant started;
    private long inputs;
    private boolean begun;
    private boolean endedWithoutBegin;
    private boolean overtaken;
    private long opening;
    private int lostEnds;
    private @Nullable ModelCalls calls;
    private long work;

    StepTally(long sequenceId) {
        this.sequenceId = sequenceId;
    }

    /** An attempt that ended. */
    record Attempt(long micros, boolean failed) {}

    /**
     * An attempt begins.
     *
     * @param name of the action
     * @param openings how often the log had been opened by then, as far as it says so
     */
    void begin(BeginEntry begin, String name, long openings) {
        lostEnds += goesOn(openings) ? 1 : 0;
        overtaken = false;
        opening = openings;
        begun = true;
        action = name;
        started = begin.startTime().instant();
        inputs = begin.inputs().isEmpty() ? 0 : ValueFingerprint.of(begin.inputs());
        work = 0;
    }

    /** @param name of the action, as the end entry has it */
    void end(String name, Instant time, @Nullable Object result, boolean failed) {
        if (started == null) {
            endedWithoutBegin |= !begun;
            action = begun ? action : name;
            return;
        }
        if (lastMicros != NEVER) {
            earlier = earlier == null ? new ArrayList<>(1) : earlier;
            earlier.add(new Attempt(lastMicros, lastFailed));
        }
        lastMicros = micros(started, time);
        lastFailed = failed;
        boolean empty = !(result instanceof Map<?, ?> fields) || fields.isEmpty();
        work = failed || empty || inputs == 0 ? 0 : inputs * 31 + ValueFingerprint.of(result);
        started = null;
    }

    /** Another step begins behind it. */
    void overtake(long openings) {
        overtaken |= goesOn(openings);
    }

    /**
     * Whether the process that has begun this step is still the one that writes, although it did not end it. A log that does not
     * say when it was opened, as Burr's, can't tell that from a process that was killed.
     */
    private boolean goesOn(long openings) {
        return started != null && opening == openings && openings > 0;
    }

    /** How many of its attempts have no end, though their process went on. */
    int lostEnds() {
        return lostEnds + (isOvertaken() ? 1 : 0);
    }

    /** Whether its last attempt is such a one. */
    boolean isOvertaken() {
        return overtaken && isOpen();
    }

    /** Whether it has an end and never had a beginning. */
    boolean lostItsBegin() {
        return endedWithoutBegin && !begun;
    }

    /** The calls of language models, in whichever attempt. */
    ModelCalls calls() {
        if (calls == null) {
            calls = new ModelCalls();
        }
        return calls;
    }

    List<ModelCall> modelCalls() {
        return calls == null ? List.of() : calls.all();
    }

    long sequenceId() {
        return sequenceId;
    }

    String action() {
        return action;
    }

    /** Most steps have one. */
    List<Attempt> ended() {
        if (lastMicros == NEVER) {
            return List.of();
        }
        Attempt last = new Attempt(lastMicros, lastFailed);
        return earlier == null
                ? List.of(last)
                : Stream.concat(earlier.stream(), Stream.of(last)).toList();
    }

    /** Whether it has a beginning, without which it is no step. */
    boolean isStep() {
        return begun;
    }

    boolean isOpen() {
        return started != null;
    }

    /** Stands for inputs and result; 0 if there is nothing to compare. */
    long work() {
        return work;
    }

    private static long micros(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return Math.max(0, between.getSeconds() * 1_000_000 + between.getNano() / 1_000);
    }
}
