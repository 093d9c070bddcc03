package dev.burr.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON objects as documents and links. */
final class DocumentDecoding {

    private DocumentDecoding() {}

    static GraphDocument graph(JsonFields json) {
        return new GraphDocument(
                json.text("entrypoint"),
                json.objects("actions", DocumentDecoding::action),
                json.objects("transitions", DocumentDecoding::transition));
    }

    private static GraphDocument.Action action(JsonFields json) {
        String code = json.optionalText("code");
        return new GraphDocument.Action(
                json.text("name"),
                json.texts("reads"),
                json.texts("writes"),
                code == null ? "" : code,
                json.texts("inputs"),
                json.texts("optional_inputs"));
    }

    private static GraphDocument.Transition transition(JsonFields json) {
        return new GraphDocument.Transition(json.text("from_"), json.text("to"), json.text("condition"));
    }

    static MetadataDocument metadata(JsonFields json) {
        return new MetadataDocument(
                json.optionalText("partition_key"),
                json.optionally("parent_pointer", DocumentDecoding::pointer),
                json.optionally("spawning_parent_pointer", DocumentDecoding::pointer),
                json.optionally("writer", DocumentDecoding::writer));
    }

    static ChildLink childLink(JsonFields json) {
        Pointer child = json.optionally("child", DocumentDecoding::pointer);
        if (child == null) {
            throw new JsonFields.UnexpectedShape("It has no 'child'.");
        }
        return new ChildLink(
                child, json.time("event_time"), kind(json.text("event_type")), json.optionalInteger("sequence_id"));
    }

    private static ChildLink.Kind kind(String eventType) {
        for (ChildLink.Kind kind : ChildLink.Kind.values()) {
            if (kind.eventType().equals(eventType)) {
                return kind;
            }
        }
        throw new JsonFields.UnexpectedShape("Its 'event_type' is neither 'fork' nor 'spawn_start'.");
    }

    static WriterIdentity writer(JsonFields json) {
        LogTime start = json.optionalTime("process_start");
        return new WriterIdentity(
                json.integer("pid"),
                instant(start),
                json.text("host"),
                json.optionalText("boot_id"),
                json.text("library_version"));
    }

    private static @Nullable Instant instant(@Nullable LogTime time) {
        return time == null ? null : time.instant();
    }

    private static Pointer pointer(JsonFields json) {
        return new Pointer(
                json.text("app_id"), json.optionalInteger("sequence_id"), json.optionalText("partition_key"));
    }
}
