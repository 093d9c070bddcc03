package dev.burr.tracking;

import dev.burr.serde.FieldName;
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
import dev.burr.tracking.TrackingEvent.StreamProgress;
import dev.burr.tracking.TrackingEvent.Unknown;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as JSON objects, with the fields in the order in which Burr writes them. */
final class EventEncoding {

    /** How the lines begin that each step has, up to the first value that differs. */
    private static final FieldName BEGIN_ENTRY = FieldName.behind("type", "begin_entry", "start_time");

    private static final FieldName END_ENTRY = FieldName.behind("type", "end_entry", "end_time");

    private static final FieldName ACTION = FieldName.of("action");
    private static final FieldName ACTION_SEQUENCE_ID = FieldName.of("action_sequence_id");
    private static final FieldName CHAIN = FieldName.of("chain");
    private static final FieldName CHANGES = FieldName.of("changes");
    private static final FieldName END_TIME = FieldName.of("end_time");
    private static final FieldName EXCEPTION = FieldName.of("exception");
    private static final FieldName FIRST_ITEM_TIME = FieldName.of("first_item_time");
    private static final FieldName INPUTS = FieldName.of("inputs");
    private static final FieldName ITEMS = FieldName.of("items");
    private static final FieldName ITEMS_STREAMED = FieldName.of("items_streamed");
    private static final FieldName KEY = FieldName.of("key");
    private static final FieldName PARENT_SPAN_ID = FieldName.of("parent_span_id");
    private static final FieldName PLACE = FieldName.of("place");
    private static final FieldName RESULT = FieldName.of("result");
    private static final FieldName SEQUENCE_ID = FieldName.of("sequence_id");
    private static final FieldName SPAN_DEPENDENCIES = FieldName.of("span_dependencies");
    private static final FieldName SPAN_ID = FieldName.of("span_id");
    private static final FieldName SPAN_NAME = FieldName.of("span_name");
    private static final FieldName START_TIME = FieldName.of("start_time");
    static final FieldName STATE = FieldName.of("state");
    private static final FieldName STREAM_INIT_TIME = FieldName.of("stream_init_time");
    private static final FieldName TAGS = FieldName.of("tags");
    private static final FieldName TEXT = FieldName.of("text");
    private static final FieldName TIME = FieldName.of("time");
    private static final FieldName TIME_LOGGED = FieldName.of("time_logged");
    private static final FieldName TYPE = FieldName.of("type");
    private static final FieldName VALUE = FieldName.of("value");

    private final Serde serde;

    EventEncoding(Serde serde) {
        this.serde = serde;
    }

    void write(TrackingEvent event, JsonWriter out) {
        out.beginObject();
        if (event instanceof BeginEntry begin) {
            write(begin, out);
        } else if (event instanceof EndEntry end) {
            write(end, out);
        } else if (event instanceof Attribute attribute && attribute.value() instanceof TransitionReason reason) {
            reason.write(attribute, serde, out);
        } else {
            out.name(TYPE).string(event.type());
            writeOther(event, out);
        }
        out.endObject();
    }

    private void writeOther(TrackingEvent event, JsonWriter out) {
        if (event instanceof BeginSpan begin) {
            write(begin, out);
        } else if (event instanceof EndSpan end) {
            write(end, out);
        } else if (event instanceof Attribute attribute) {
            write(attribute, out);
        } else if (event instanceof BeginStream begin) {
            write(begin, out);
        } else if (event instanceof FirstItemStream first) {
            write(first, out);
        } else if (event instanceof StreamProgress progress) {
            write(progress, out);
        } else if (event instanceof EndStream end) {
            write(end, out);
        } else if (event instanceof WriterOpened opened) {
            DocumentEncoding.time(TIME, opened.time(), out);
            DocumentEncoding.writer(opened.writer(), out);
        } else if (event instanceof EndChanges end) {
            write(end, out);
        } else if (event instanceof Unknown unknown) {
            throw new IllegalArgumentException(
                    "Event of type '%s' can't be written: it is not known here.".formatted(unknown.type()));
        }
    }

    void writeLine(TrackingEvent event, JsonWriter out) {
        write(event, out);
        out.endLine();
    }

    StateImage newImage() {
        return new StateImage(serde);
    }

    private void write(BeginEntry begin, JsonWriter out) {
        DocumentEncoding.time(BEGIN_ENTRY, begin.startTime(), out);
        out.name(ACTION).string(begin.action()).name(INPUTS);
        values(begin.inputs(), out);
        out.name(SEQUENCE_ID).number(begin.sequenceId());
    }

    private void write(EndEntry end, JsonWriter out) {
        DocumentEncoding.time(END_ENTRY, end.endTime(), out);
        outcome(end.action(), end.result(), end.exception(), out);
        ChainPlace place = end.place();
        if (place != null) {
            place(place, out);
        }
        out.name(STATE);
        values(end.state(), out);
        out.name(SEQUENCE_ID).number(end.sequenceId());
    }

    /** An end entry up to its exception. */
    void writeBeforeState(EndEntry end, JsonWriter out) {
        out.beginObject();
        DocumentEncoding.time(END_ENTRY, end.endTime(), out);
        outcome(end.action(), end.result(), end.exception(), out);
    }

    private void write(EndChanges end, JsonWriter out) {
        DocumentEncoding.time(END_TIME, end.endTime(), out);
        outcome(end.action(), end.result(), end.exception(), out);
        place(end.place(), out);
        out.name(CHANGES);
        serde.write(end.changes(), out);
        out.name(SEQUENCE_ID).number(end.sequenceId());
    }

    private void outcome(String action, @Nullable Object result, @Nullable String exception, JsonWriter out) {
        out.name(ACTION).string(action).name(RESULT);
        serde.writeObject(result, out);
        DocumentEncoding.optionalText(EXCEPTION, exception, out);
    }

    static void place(ChainPlace place, JsonWriter out) {
        out.name(CHAIN).string(place.chain()).name(PLACE).number(place.number());
    }

    /** What follows the state in an end entry. */
    static void writeAfterState(EndEntry end, JsonWriter out) {
        out.name(SEQUENCE_ID).number(end.sequenceId()).endObject().endLine();
    }

    private void write(BeginSpan begin, JsonWriter out) {
        DocumentEncoding.time(START_TIME, begin.startTime(), out);
        out.name(ACTION_SEQUENCE_ID).number(begin.sequenceId());
        DocumentEncoding.optionalText(SPAN_ID, begin.spanId(), out);
        DocumentEncoding.optionalText(SPAN_NAME, begin.spanName(), out);
        DocumentEncoding.optionalText(PARENT_SPAN_ID, begin.parentSpanId(), out);
        DocumentEncoding.texts(SPAN_DEPENDENCIES, begin.spanDependencies(), out);
    }

    private void write(EndSpan end, JsonWriter out) {
        DocumentEncoding.time(END_TIME, end.endTime(), out);
        out.name(ACTION_SEQUENCE_ID).number(end.sequenceId());
        DocumentEncoding.optionalText(SPAN_ID, end.spanId(), out);
    }

    private void write(Attribute attribute, JsonWriter out) {
        out.name(KEY).string(attribute.key());
        out.name(ACTION_SEQUENCE_ID).number(attribute.sequenceId());
        DocumentEncoding.optionalText(SPAN_ID, attribute.spanId(), out);
        out.name(VALUE);
        serde.write(attribute.key(), attribute.value(), out);
        out.name(TAGS);
        tags(attribute.tags(), out);
        DocumentEncoding.time(TIME_LOGGED, attribute.timeLogged(), out);
    }

    /** They are the library's own, so that nobody masks them; nearly all attributes have none. */
    private static void tags(Map<String, @Nullable Object> tags, JsonWriter out) {
        if (tags.isEmpty()) {
            out.beginObject().endObject();
        } else {
            Serde.standard().write(tags, out);
        }
    }

    private void write(BeginStream begin, JsonWriter out) {
        out.name(ACTION_SEQUENCE_ID).number(begin.sequenceId());
        DocumentEncoding.optionalText(SPAN_ID, begin.spanId(), out);
        DocumentEncoding.time(STREAM_INIT_TIME, begin.streamInitTime(), out);
    }

    private void write(FirstItemStream first, JsonWriter out) {
        out.name(ACTION_SEQUENCE_ID).number(first.sequenceId());
        DocumentEncoding.optionalText(SPAN_ID, first.spanId(), out);
        DocumentEncoding.time(FIRST_ITEM_TIME, first.firstItemTime(), out);
    }

    /** Pieces of a text can't be looked through for what is masked in it: a name may be in one, and its value in the next. */
    private void write(StreamProgress progress, JsonWriter out) {
        out.name(ACTION_SEQUENCE_ID).number(progress.sequenceId());
        DocumentEncoding.optionalText(SPAN_ID, progress.spanId(), out);
        DocumentEncoding.time(TIME, progress.time(), out);
        out.name(ITEMS).number(progress.items());
        String text = serde.hidesValues() ? null : progress.text();
        DocumentEncoding.optionalText(TEXT, text == null ? null : serde.text(text, List.of()), out);
    }

    private void write(EndStream end, JsonWriter out) {
        out.name(ACTION_SEQUENCE_ID).number(end.sequenceId());
        DocumentEncoding.optionalText(SPAN_ID, end.spanId(), out);
        DocumentEncoding.time(END_TIME, end.endTime(), out);
        out.name(ITEMS_STREAMED).number(end.itemsStreamed());
    }

    /** One by one: what one value is can't harm the others. */
    void values(Map<String, @Nullable Object> values, JsonWriter out) {
        out.beginObject();
        values.forEach((name, value) -> {
            out.name(name);
            serde.write(name, value, out);
        });
        out.endObject();
    }
}
