package dev.burr.tracking;

import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.FirstItemStream;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import dev.burr.tracking.TrackingEvent.Unknown;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON objects as events. */
final class EventDecoding {

    private static final String STEP = "action_sequence_id";

    /** What the user's code made: it may be long, and says nothing of what kind of line it is in. */
    private static final Set<String> VALUES = Set.of("result", "state", "changes", "value", "tags", "text");

    private EventDecoding() {}

    /** Whether a field of a line has a value of which only the kind matters for what {@link #read} makes of the line. */
    static boolean isValue(String field) {
        return VALUES.contains(field);
    }

    static TrackingEvent read(JsonFields json) {
        String type = json.text("type");
        return switch (type) {
            case "begin_entry" ->
                new BeginEntry(
                        json.time("start_time"),
                        json.text("action"),
                        json.optionalObject("inputs"),
                        json.integer("sequence_id"));
            case "end_entry" -> endEntry(json);
            case "begin_span" -> beginSpan(json);
            case "end_span" -> new EndSpan(json.time("end_time"), json.integer(STEP), json.text("span_id"));
            case "attribute" -> attribute(json);
            case "begin_stream" ->
                new BeginStream(json.integer(STEP), json.optionalText("span_id"), json.time("stream_init_time"));
            case "first_item_stream" ->
                new FirstItemStream(json.integer(STEP), json.optionalText("span_id"), json.time("first_item_time"));
            case "end_stream" ->
                new EndStream(
                        json.integer(STEP),
                        json.optionalText("span_id"),
                        json.time("end_time"),
                        json.integer("items_streamed"));
            case "stream_progress" ->
                new StreamProgress(
                        json.integer(STEP),
                        json.optionalText("span_id"),
                        json.time("time"),
                        json.integer("items"),
                        json.optionalText("text"));
            case "writer_opened" -> writerOpened(json);
            default -> new Unknown(type, json.asMap());
        };
    }

    /** An end without state is one with changes, or broken. */
    private static TrackingEvent endEntry(JsonFields json) {
        LogTime time = json.time("end_time");
        String action = json.text("action");
        Object result = json.any("result");
        String exception = json.optionalText("exception");
        ChainPlace place = place(json);
        if (place != null && place.number() > 0) {
            Map<String, @Nullable Object> changes = json.object("changes");
            return new EndChanges(time, action, result, exception, place, changes, json.integer("sequence_id"));
        }
        return new EndEntry(time, action, result, exception, json.object("state"), json.integer("sequence_id"), place);
    }

    private static @Nullable ChainPlace place(JsonFields json) {
        String chain = json.optionalText("chain");
        return chain == null ? null : new ChainPlace(chain, json.integer("place"));
    }

    private static BeginSpan beginSpan(JsonFields json) {
        return new BeginSpan(
                json.time("start_time"),
                json.integer(STEP),
                json.text("span_id"),
                json.text("span_name"),
                json.optionalText("parent_span_id"),
                json.texts("span_dependencies"));
    }

    private static Attribute attribute(JsonFields json) {
        return new Attribute(
                json.text("key"),
                json.integer(STEP),
                json.optionalText("span_id"),
                json.any("value"),
                json.optionalObject("tags"),
                json.optionalTime("time_logged"));
    }

    private static WriterOpened writerOpened(JsonFields json) {
        WriterIdentity writer = json.optionally("writer", DocumentDecoding::writer);
        if (writer == null) {
            throw new JsonFields.UnexpectedShape("It has no 'writer'.");
        }
        return new WriterOpened(json.time("time"), writer);
    }
}
