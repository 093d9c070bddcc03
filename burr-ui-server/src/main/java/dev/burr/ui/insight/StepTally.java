package dev.burr.ui.insight;

import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.ui.index.ValueFingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the attempts of one step. Not thread-safe. */
final class StepTally {

    private final long sequenceId;
    private final List<Attempt> ended = new ArrayList<>(1);
    private String action = "";
    private @Nullable Instant started;
    private long inputs;
    private boolean begun;
    private @Nullable ModelCalls calls;
    private long work;

    StepTally(long sequenceId) {
        this.sequenceId = sequenceId;
    }

    /** An attempt that ended. */
    record Attempt(long micros, boolean failed) {}

    void begin(BeginEntry begin) {
        begun = true;
        action = begin.action();
        started = begin.startTime().instant();
        inputs = begin.inputs().isEmpty() ? 0 : ValueFingerprint.of(begin.inputs());
        work = 0;
    }

    void end(Instant time, @Nullable Object result, boolean failed) {
        if (started == null) {
            return;
        }
        ended.add(new Attempt(micros(started, time), failed));
        boolean empty = !(result instanceof Map<?, ?> fields) || fields.isEmpty();
        work = failed || empty || inputs == 0 ? 0 : inputs * 31 + ValueFingerprint.of(result);
        started = null;
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

    List<Attempt> ended() {
        return ended;
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
