package dev.burr.tracking;

import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.FirstItemStream;
import dev.burr.tracking.TrackingEvent.Unknown;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as JSON objects, with the fields in the order in which Burr writes them. */
final class EventEncoding {

    private final Serde serde;

    EventEncoding(Serde serde) {
        this.serde = serde;
    }

    void write(TrackingEvent event, JsonWriter out) {
        out.beginObject().name("type").string(event.type());
        if (event instanceof BeginEntry begin) {
            write(begin, out);
        } else if (event instanceof EndEntry end) {
            write(end, out);
        } else if (event instanceof BeginSpan begin) {
            write(begin, out);
        } else if (event instanceof EndSpan end) {
            write(end, out);
        } else if (event instanceof Attribute attribute) {
            write(attribute, out);
        } else if (event instanceof BeginStream begin) {
            write(begin, out);
        } else if (event instanceof FirstItemStream first) {
            write(first, out);
        } else if (event instanceof EndStream end) {
            write(end, out);
        } else if (event instanceof WriterOpened opened) {
            DocumentEncoding.time("time", opened.time(), out);
            DocumentEncoding.writer(opened.writer(), out);
        } else if (event instanceof EndChanges end) {
            write(end, out);
        } else if (event instanceof Unknown unknown) {
            throw new IllegalArgumentException(
                    "Event of type '%s' can't be written: it is not known here.".formatted(unknown.type()));
        }
        out.endObject();
    }

    void writeLine(TrackingEvent event, JsonWriter out) {
        write(event, out);
        out.endLine();
    }

    StateImage newImage() {
        return new StateImage(serde);
    }

    private void write(BeginEntry begin, JsonWriter out) {
        DocumentEncoding.time("start_time", begin.startTime(), out);
        out.name("action").string(begin.action()).name("inputs");
        values(begin.inputs(), out);
        out.name("sequence_id").number(begin.sequenceId());
    }

    private void write(EndEntry end, JsonWriter out) {
        beforeState(end.endTime(), end.action(), end.result(), end.exception(), out);
        ChainPlace place = end.place();
        if (place != null) {
            place(place, out);
        }
        out.name("state");
        values(end.state(), out);
        out.name("sequence_id").number(end.sequenceId());
    }

    /** An end entry up to its exception. */
    void begin(EndEntry end, JsonWriter out) {
        out.beginObject().name("type").string(end.type());
        beforeState(end.endTime(), end.action(), end.result(), end.exception(), out);
    }

    private void write(EndChanges end, JsonWriter out) {
        beforeState(end.endTime(), end.action(), end.result(), end.exception(), out);
        place(end.place(), out);
        out.name("changes");
        serde.write(end.changes(), out);
        out.name("sequence_id").number(end.sequenceId());
    }

    private void beforeState(
            LogTime time, String action, @Nullable Object result, @Nullable String exception, JsonWriter out) {
        DocumentEncoding.time("end_time", time, out);
        out.name("action").string(action).name("result");
        serde.writeObject(result, out);
        DocumentEncoding.optionalText("exception", exception, out);
    }

    static void place(ChainPlace place, JsonWriter out) {
        out.name("chain").string(place.chain()).name("place").number(place.number());
    }

    /** What follows the state in an end entry. */
    static void end(EndEntry end, JsonWriter out) {
        out.name("sequence_id").number(end.sequenceId()).endObject().endLine();
    }

    private void write(BeginSpan begin, JsonWriter out) {
        DocumentEncoding.time("start_time", begin.startTime(), out);
        out.name("action_sequence_id").number(begin.sequenceId());
        DocumentEncoding.optionalText("span_id", begin.spanId(), out);
        DocumentEncoding.optionalText("span_name", begin.spanName(), out);
        DocumentEncoding.optionalText("parent_span_id", begin.parentSpanId(), out);
        DocumentEncoding.texts("span_dependencies", begin.spanDependencies(), out);
    }

    private void write(EndSpan end, JsonWriter out) {
        DocumentEncoding.time("end_time", end.endTime(), out);
        out.name("action_sequence_id").number(end.sequenceId());
        DocumentEncoding.optionalText("span_id", end.spanId(), out);
    }

    private void write(Attribute attribute, JsonWriter out) {
        out.name("key").string(attribute.key());
        out.name("action_sequence_id").number(attribute.sequenceId());
        DocumentEncoding.optionalText("span_id", attribute.spanId(), out);
        out.name("value");
        serde.write(attribute.key(), attribute.value(), out);
        out.name("tags");
        values(attribute.tags(), out);
        DocumentEncoding.time("time_logged", attribute.timeLogged(), out);
    }

    private void write(BeginStream begin, JsonWriter out) {
        out.name("action_sequence_id").number(begin.sequenceId());
        DocumentEncoding.optionalText("span_id", begin.spanId(), out);
        DocumentEncoding.time("stream_init_time", begin.streamInitTime(), out);
    }

    private void write(FirstItemStream first, JsonWriter out) {
        out.name("action_sequence_id").number(first.sequenceId());
        DocumentEncoding.optionalText("span_id", first.spanId(), out);
        DocumentEncoding.time("first_item_time", first.firstItemTime(), out);
    }

    private void write(EndStream end, JsonWriter out) {
        out.name("action_sequence_id").number(end.sequenceId());
        DocumentEncoding.optionalText("span_id", end.spanId(), out);
        DocumentEncoding.time("end_time", end.endTime(), out);
        out.name("items_streamed").number(end.itemsStreamed());
    }

    /** One by one: what one value is can't harm the others. */
    void values(Map<String, @Nullable Object> values, JsonWriter out) {
        out.beginObject();
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            out.name(entry.getKey());
            serde.write(entry.getKey(), entry.getValue(), out);
        }
        out.endObject();
    }
}
