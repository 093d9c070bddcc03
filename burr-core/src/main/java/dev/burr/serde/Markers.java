package dev.burr.serde;

import dev.burr.serde.ValueMarker.Kind;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Writes what stands in place of a value, and tells about it. */
final class Markers {

    private static final int MOST_KEPT_CHARACTERS = 1_000;
    private static final int MOST_KEPT_ELEMENTS = 100;

    private final JsonWriter out;
    private final ValueRules rules;
    private final ValuePath path;
    private final KeyRules keys;

    Markers(JsonWriter out, ValueRules rules, ValuePath path, KeyRules keys) {
        this.out = out;
        this.rules = rules;
        this.path = path;
        this.keys = keys;
    }

    void masked() {
        out.beginObject().name(Kind.MASKED.field()).bool(true).endObject();
    }

    void unserializable(String type, Throwable failure) {
        String field = path.text();
        String why = keys.shownReason(ValueFailure.reason(failure));
        rules.problems().unserializable(type, field, ValueFailure.name(failure), why);
        out.beginObject().name(Kind.UNSERIALIZABLE.field()).beginObject();
        out.name("type").string(type);
        if (!field.isEmpty()) {
            out.name("path").string(field);
        }
        out.name("reason").string(why);
        out.endObject().endObject();
    }

    void cut(String text) {
        String kept = keys.shownBeginning(beginning(text));
        if (kept == null) {
            masked();
        } else {
            begin(String.class, Utf8.length(text)).string(kept);
            end();
        }
    }

    void cut(byte[] bytes) {
        byte[] kept = Arrays.copyOf(bytes, keptCharacters() / 4 * 3);
        if (keys.hidesBeginning(() -> Base64.getEncoder().encodeToString(kept))) {
            masked();
        } else {
            begin(byte[].class, bytes.length).base64(kept);
            end();
        }
    }

    /** Cuts an array of a primitive type that is too large. Whether it is. */
    boolean cutArray(Object array) {
        Class<?> element = array.getClass().getComponentType();
        if (element == null || !element.isPrimitive()) {
            return false;
        }
        long bytes = (long) Array.getLength(array) * bytesOf(element);
        if (bytes <= rules.maxValueBytes()) {
            return false;
        }
        List<Object> kept = IntStream.range(0, Math.min(MOST_KEPT_ELEMENTS, keptCharacters() / Long.BYTES))
                .mapToObj(place -> Array.get(array, place))
                .toList();
        if (keys.hidesBeginning(() -> kept)) {
            masked();
            return true;
        }
        begin(array.getClass(), bytes).beginArray();
        kept.forEach(this::element);
        out.endArray();
        end();
        return true;
    }

    private static int bytesOf(Class<?> primitive) {
        if (primitive == long.class || primitive == double.class) {
            return Long.BYTES;
        }
        if (primitive == int.class || primitive == float.class) {
            return Integer.BYTES;
        }
        return primitive == short.class ? Short.BYTES : 1;
    }

    private void element(Object primitive) {
        if (primitive instanceof Boolean bool) {
            out.bool(bool);
        } else if (primitive instanceof Double wide) {
            out.number(wide);
        } else if (primitive instanceof Float narrow) {
            out.number(narrow);
        } else {
            out.number(((Number) primitive).longValue());
        }
    }

    private JsonWriter begin(Class<?> type, long bytes) {
        rules.problems().cut(type.getTypeName(), path.text(), bytes);
        out.beginObject().name(Kind.CUT.field()).beginObject();
        return out.name("type")
                .string(type.getTypeName())
                .name("bytes")
                .number(bytes)
                .name("kept");
    }

    private void end() {
        out.endObject().endObject();
    }

    private int keptCharacters() {
        return Math.min(MOST_KEPT_CHARACTERS, rules.maxValueBytes() / 4);
    }

    /** Without half a character at its end. */
    private String beginning(String text) {
        int kept = keptCharacters();
        return text.substring(0, kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1)) ? kept - 1 : kept);
    }
}
