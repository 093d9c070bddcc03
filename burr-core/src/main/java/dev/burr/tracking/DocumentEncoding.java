package dev.burr.tracking;

import dev.burr.serde.FieldName;
import dev.burr.serde.JsonWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents and links as JSON objects, with the fields in the order in which Burr writes them. */
final class DocumentEncoding {

    private DocumentEncoding() {}

    static void write(GraphDocument graph, JsonWriter out) {
        out.beginObject().name("type").string("application");
        out.name("entrypoint").string(graph.entrypoint()).name("actions").beginArray();
        for (GraphDocument.Action action : graph.actions()) {
            out.beginObject().name("type").string("action").name("name").string(action.name());
            texts("reads", action.reads(), out);
            texts("writes", action.writes(), out);
            out.name("code").string(action.code());
            texts("inputs", action.inputs(), out);
            texts("optional_inputs", action.optionalInputs(), out);
            out.endObject();
        }
        out.endArray().name("transitions").beginArray();
        for (GraphDocument.Transition transition : graph.transitions()) {
            out.beginObject().name("type").string("transition");
            out.name("from_").string(transition.from()).name("to").string(transition.to());
            out.name("condition").string(transition.condition()).endObject();
        }
        out.endArray().endObject();
    }

    static void write(MetadataDocument metadata, JsonWriter out) {
        out.beginObject().name("type").string("application_metadata");
        optionalText("partition_key", metadata.partitionKey(), out);
        pointer("parent_pointer", metadata.parent(), out);
        pointer("spawning_parent_pointer", metadata.spawningParent(), out);
        if (metadata.writer() != null) {
            writer(metadata.writer(), out);
        }
        out.endObject();
    }

    static void write(ChildLink link, JsonWriter out) {
        out.beginObject().name("type").string("child_application_data");
        pointer("child", link.child(), out);
        time("event_time", link.eventTime(), out);
        out.name("event_type").string(link.kind().eventType());
        optionalNumber("sequence_id", link.sequenceId(), out);
        out.endObject();
    }

    static void writer(WriterIdentity writer, JsonWriter out) {
        Instant start = writer.processStart();
        out.name("writer").beginObject().name("pid").number(writer.pid());
        time("process_start", start == null ? null : LogTime.of(start), out);
        out.name("host").string(writer.host());
        optionalText("boot_id", writer.bootId(), out);
        out.name("library_version").string(writer.libraryVersion()).endObject();
    }

    static void time(String name, @Nullable LogTime time, JsonWriter out) {
        time(FieldName.of(name), time, out);
    }

    static void time(FieldName name, @Nullable LogTime time, JsonWriter out) {
        out.name(name);
        if (time == null) {
            out.nullValue();
        } else {
            out.timestamp(time.dateTime(), time.offsetText());
        }
    }

    static void optionalText(String name, @Nullable String text, JsonWriter out) {
        optionalText(FieldName.of(name), text, out);
    }

    static void optionalText(FieldName name, @Nullable String text, JsonWriter out) {
        out.name(name);
        if (text == null) {
            out.nullValue();
        } else {
            out.string(text);
        }
    }

    static void texts(String name, List<String> texts, JsonWriter out) {
        texts(FieldName.of(name), texts, out);
    }

    static void texts(FieldName name, List<String> texts, JsonWriter out) {
        out.name(name).beginArray();
        texts.forEach(out::string);
        out.endArray();
    }

    private static void pointer(String name, @Nullable Pointer pointer, JsonWriter out) {
        out.name(name);
        if (pointer == null) {
            out.nullValue();
            return;
        }
        out.beginObject().name("type").string("pointer_data");
        out.name("app_id").string(pointer.appId());
        optionalNumber("sequence_id", pointer.sequenceId(), out);
        optionalText("partition_key", pointer.partitionKey(), out);
        out.endObject();
    }

    private static void optionalNumber(String name, @Nullable Long number, JsonWriter out) {
        out.name(name);
        if (number == null) {
            out.nullValue();
        } else {
            out.number(number);
        }
    }
}
