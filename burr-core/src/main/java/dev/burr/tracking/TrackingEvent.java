package dev.burr.tracking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code log.jsonl}. Values are what the application has when a line is written, and plain JSON when it was
 * read. Maps and values are not copied: they must not change.
 */
public sealed interface TrackingEvent {

    /** What the line says under {@code type}. */
    String type();

    /** A line that belongs to a step. */
    sealed interface OfStep extends TrackingEvent {

        /** The sequence id of the step. */
        long sequenceId();
    }

    /**
     * A step has begun.
     *
     * @param inputs what the caller gave to it
     */
    record BeginEntry(LogTime startTime, String action, Map<String, @Nullable Object> inputs, long sequenceId)
            implements OfStep {

        public BeginEntry {
            Objects.requireNonNull(startTime, "startTime");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(inputs, "inputs");
        }

        @Override
        public String type() {
            return "begin_entry";
        }
    }

    /**
     * A step has ended.
     *
     * @param result a map or a record, so that it is an object in the log; null when the step failed
     * @param exception the stack trace; null when the step succeeded
     * @param state the whole state after the step, Burr's own keys included
     * @param place where changes start from that stand behind it; null where none do, as in a log in Burr's own format
     */
    record EndEntry(
            LogTime endTime,
            String action,
            @Nullable Object result,
            @Nullable String exception,
            Map<String, @Nullable Object> state,
            long sequenceId,
            @Nullable ChainPlace place)
            implements OfStep {

        public EndEntry {
            Objects.requireNonNull(endTime, "endTime");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(state, "state");
        }

        /** The end of a step in Burr's own format. */
        public EndEntry(
                LogTime endTime,
                String action,
                @Nullable Object result,
                @Nullable String exception,
                Map<String, @Nullable Object> state,
                long sequenceId) {
            this(endTime, action, result, exception, state, sequenceId, null);
        }

        @Override
        public String type() {
            return "end_entry";
        }
    }

    /**
     * A step has ended, and only what changed in the state is recorded: see {@link LineEncoder}. {@link StateChains} gives the
     * state back.
     *
     * @param place the entry before it in the same chain has the state that changed
     * @param changes as docs/format.md describes them
     */
    record EndChanges(
            LogTime endTime,
            String action,
            @Nullable Object result,
            @Nullable String exception,
            ChainPlace place,
            Map<String, @Nullable Object> changes,
            long sequenceId)
            implements OfStep {

        public EndChanges {
            Objects.requireNonNull(endTime, "endTime");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(changes, "changes");
        }

        /**
         * The values that came into the state, under their places in it: {@code count} for one that was set, {@code history[3]} for
         * an element that was added to a list. Empty for changes that make no sense.
         */
        public Map<String, @Nullable Object> added() {
            return StateChanges.added(changes);
        }

        /** This end with the whole state. */
        public EndEntry withState(Map<String, @Nullable Object> state) {
            return new EndEntry(endTime, action, result, exception, state, sequenceId, place);
        }

        @Override
        public String type() {
            return "end_entry";
        }
    }

    /**
     * A timed section of a step has begun.
     *
     * @param spanId unique in the application: {@code <sequence id>:<0-based places, dotted by nesting>}
     * @param parentSpanId the section it is in; null at the top of the step
     */
    record BeginSpan(
            LogTime startTime,
            long sequenceId,
            String spanId,
            String spanName,
            @Nullable String parentSpanId,
            List<String> spanDependencies)
            implements OfStep {

        public BeginSpan {
            Objects.requireNonNull(startTime, "startTime");
            Objects.requireNonNull(spanId, "spanId");
            Objects.requireNonNull(spanName, "spanName");
            spanDependencies = List.copyOf(spanDependencies);
        }

        @Override
        public String type() {
            return "begin_span";
        }
    }

    /** A timed section of a step has ended. */
    record EndSpan(LogTime endTime, long sequenceId, String spanId) implements OfStep {

        public EndSpan {
            Objects.requireNonNull(endTime, "endTime");
            Objects.requireNonNull(spanId, "spanId");
        }

        @Override
        public String type() {
            return "end_span";
        }
    }

    /**
     * Something worth knowing about a step.
     *
     * @param spanId the section of the step it was noted in; null for none
     * @param timeLogged null when the writer did not say
     */
    record Attribute(
            String key,
            long sequenceId,
            @Nullable String spanId,
            @Nullable Object value,
            Map<String, @Nullable Object> tags,
            @Nullable LogTime timeLogged)
            implements OfStep {

        /** The attribute that says why a step was run: the transition that led to it. */
        public static final String TRANSITION = "burr.transition";

        /** The tags of an attribute that says that something happened: the key is what, the value an object with more. */
        public static final Map<String, @Nullable Object> EVENT_TAGS = Map.of("burr.kind", "event");

        public Attribute {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(tags, "tags");
        }

        /** Whether it says that something happened, and not what was so. */
        public boolean isEvent() {
            return tags.entrySet().containsAll(EVENT_TAGS.entrySet());
        }

        @Override
        public String type() {
            return "attribute";
        }
    }

    /** A step has begun to stream its result. */
    record BeginStream(long sequenceId, @Nullable String spanId, LogTime streamInitTime) implements OfStep {

        public BeginStream {
            Objects.requireNonNull(streamInitTime, "streamInitTime");
        }

        @Override
        public String type() {
            return "begin_stream";
        }
    }

    /** The first item of a stream has come. */
    record FirstItemStream(long sequenceId, @Nullable String spanId, LogTime firstItemTime) implements OfStep {

        public FirstItemStream {
            Objects.requireNonNull(firstItemTime, "firstItemTime");
        }

        @Override
        public String type() {
            return "first_item_stream";
        }
    }

    /**
     * A stream goes on. Written now and again while its items come, so that others can watch it; all that came of it is in the end
     * of the step. Burr passes such lines over.
     *
     * @param items how many have come so far
     * @param text what the items say that came since the line before, one behind the other; null where they are not all texts
     */
    record StreamProgress(long sequenceId, @Nullable String spanId, LogTime time, long items, @Nullable String text)
            implements OfStep {

        public StreamProgress {
            Objects.requireNonNull(time, "time");
        }

        @Override
        public String type() {
            return "stream_progress";
        }
    }

    /**
     * A stream has ended.
     *
     * @param itemsStreamed without the final result
     */
    record EndStream(long sequenceId, @Nullable String spanId, LogTime endTime, long itemsStreamed) implements OfStep {

        public EndStream {
            Objects.requireNonNull(endTime, "endTime");
        }

        @Override
        public String type() {
            return "end_stream";
        }
    }

    /** A process has opened the log to write to it. Burr passes such lines over. */
    record WriterOpened(LogTime time, WriterIdentity writer) implements TrackingEvent {

        public WriterOpened {
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(writer, "writer");
        }

        @Override
        public String type() {
            return "writer_opened";
        }
    }

    /** A line of a type that this version does not know. It is read, never written. */
    record Unknown(String type, Map<String, @Nullable Object> fields) implements TrackingEvent {

        public Unknown {
            Objects.requireNonNull(type, "type");
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
