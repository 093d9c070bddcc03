package dev.burr.ui.insight;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.ui.storage.EntryFilter;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Collects the calls of language models in a run, step by step, and passes over entries that can't have any. Not thread-safe.
 */
public final class StepCalls implements LogReader, EntryFilter {

    private static final List<byte[]> WANTED =
            List.of("gen_ai.".getBytes(StandardCharsets.US_ASCII), "begin_span".getBytes(StandardCharsets.US_ASCII));

    private final TreeMap<Long, ModelCalls> steps = new TreeMap<>();

    /** Whether an attribute says something of a call, whatever its value. */
    public static boolean concerns(Attribute attribute) {
        return ModelCalls.concerns(attribute);
    }

    /** Gives each call with the sequence id of its step. */
    public void forEach(BiConsumer<Long, ModelCall> consumer) {
        steps.forEach((sequenceId, calls) -> calls.all().forEach(call -> consumer.accept(sequenceId, call)));
    }

    @Override
    public void entry(Line line, TrackingEvent event) {
        if (event instanceof BeginSpan span) {
            calls(span.sequenceId()).span(span);
        } else if (event instanceof Attribute attribute && ModelCalls.concerns(attribute)) {
            calls(attribute.sequenceId()).attribute(attribute);
        }
    }

    @Override
    public void unreadable(Line line, String why) {
        // It is listed with the run's problems.
    }

    @Override
    public boolean mayBeWanted(byte[] json, int start, int length) {
        return WANTED.stream().anyMatch(wanted -> isIn(wanted, json, start, start + length));
    }

    @Override
    public boolean isDone() {
        return false;
    }

    private ModelCalls calls(long sequenceId) {
        return steps.computeIfAbsent(sequenceId, step -> new ModelCalls());
    }

    private static boolean isIn(byte[] wanted, byte[] json, int start, int end) {
        for (int at = start; at <= end - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && json[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
