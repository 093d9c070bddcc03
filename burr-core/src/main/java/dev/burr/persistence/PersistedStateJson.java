package dev.burr.persistence;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import dev.burr.serde.UnserializableValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A persisted state as JSON text, for those who store it: whole, or its parts for stores that have columns.
 *
 * <p>A value of the state that can't be written fails {@link #encode} and {@link #encodeState}. Inputs are no part of what
 * an application goes on with, and may well be live objects: one that can't be written is replaced by a marker, as in a
 * log. Fields that a later version writes are passed over.
 */
public final class PersistedStateJson {

    private PersistedStateJson() {}

    /**
     * All of it, as one object on one line.
     *
     * @throws UnserializableStateException when a value of the state can't be written
     */
    public static String encode(PersistedState step) {
        var out = new JsonWriter();
        out.beginObject();
        out.name("app_id").string(step.application().appId());
        out.name("partition_key");
        Serde.standard().write(step.application().partitionKey(), out);
        out.name("sequence_id").number(step.position().sequenceId());
        out.name("action").string(step.action());
        out.name("status").string(word(step.status()));
        out.name("saved_at").timestamp(step.savedAt().atOffset(ZoneOffset.UTC).toLocalDateTime(), "Z");
        out.name("state");
        writeState(step, out);
        out.name("inputs");
        Serde.standard().write(step.inputs().asMap(), out);
        out.endObject();
        return out.toString();
    }

    /**
     * The inverse of {@link #encode}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static PersistedState decode(String json) {
        Map<String, @Nullable Object> fields = object(Serde.standard().parse(json), "persisted state");
        var application = new ApplicationId(
                text(fields, "app_id"), fields.get("partition_key") instanceof String key ? key : null);
        State state = State.ofLogged(object(fields.get("state"), "state"));
        return PersistedState.of(application, text(fields, "action"), state, time(text(fields, "saved_at")))
                .withStatus(status(text(fields, "status")))
                .withInputs(Inputs.copyOf(object(fields.get("inputs"), "inputs")));
    }

    /**
     * The state, with Burr's own keys, in the order of its keys.
     *
     * @throws UnserializableStateException when a value can't be written
     */
    public static String encodeState(PersistedState step) {
        var out = new JsonWriter();
        writeState(step, out);
        return out.toString();
    }

    /**
     * The inverse of {@link #encodeState}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static State decodeState(String json) {
        return State.ofLogged(object(Serde.standard().parse(json), "state"));
    }

    /** What a store needs no column for: today the inputs. */
    public static String encodeDetails(PersistedState step) {
        return Serde.standard().print(Map.of("inputs", step.inputs().asMap()));
    }

    /**
     * A persisted state with what {@link #encodeDetails} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static PersistedState withDetails(PersistedState step, String json) {
        Map<String, @Nullable Object> details = object(Serde.standard().parse(json), "details");
        return step.withInputs(Inputs.copyOf(object(details.get("inputs"), "inputs")));
    }

    /** How a step ended, as Burr's stores have it: {@code completed} or {@code failed}. */
    public static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The inverse of {@link #word}.
     *
     * @throws IllegalArgumentException when it is another word
     */
    public static Status status(String word) {
        for (Status status : Status.values()) {
            if (word(status).equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("Status '%s' is neither 'completed' nor 'failed'.".formatted(word));
    }

    private static void writeState(PersistedState step, JsonWriter out) {
        out.beginObject();
        for (Map.Entry<String, @Nullable Object> entry : step.state().logged().entrySet()) {
            out.name(entry.getKey());
            try {
                Serde.standard().writeWhole(entry.getValue(), out);
            } catch (UnserializableValueException e) {
                throw new UnserializableStateException(step, entry.getKey(), e);
            }
        }
        out.endObject();
    }

    private static String text(Map<String, @Nullable Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("Field '%s' is not text.".formatted(name));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Field 'saved_at' is not a time in UTC.", e);
        }
    }

    @SuppressWarnings("unchecked") // the keys of parsed objects are strings
    private static Map<String, @Nullable Object> object(@Nullable Object json, String what) {
        if (json instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException("JSON of the %s is not an object.".formatted(what));
    }
}
