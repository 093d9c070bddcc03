package dev.burr.serde;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into JSON and back. A plain JSON value is a map with string keys, a list, a string, a boolean, a number or
 * null; integers are Integer, Long or BigInteger, other numbers Double, or BigDecimal where a double has too few digits.
 *
 * <p>Records and beans are written with their Jackson annotations, enums by name, times as ISO text, bytes as Base64,
 * an absent Optional as null. A record that a sealed interface permits names itself in a first field {@code @type}, so that it
 * can be read as that interface again. What can't be written is replaced, it alone, by {@code {"__burr_unserializable__":
 * {"type": …, "reason": …}}}, counted, and warned of once for each type. Safe for use by several threads.
 */
public final class Serde {

    private static final Serde STANDARD = new Serde();

    private final Unserializable problems = new Unserializable();

    private Serde() {}

    /** The one that is used where nothing else is configured. */
    public static Serde standard() {
        return STANDARD;
    }

    /** Writes a value. Never throws because of the value. */
    public void write(@Nullable Object value, JsonWriter out) {
        out.encoder(problems).encode(value);
    }

    /**
     * Writes the value of a named one: of a key of a state, of an input, of an attribute. Writes the value only, behind a
     * name that the caller has written. What it writes depends on the name and the value alone, so that what was written of a
     * value that can't change may be used again under the same name. Never throws because of the value.
     */
    public void write(String name, @Nullable Object value, JsonWriter out) {
        out.encoder(problems).encode(name, value);
    }

    /** Whether a list under this name is written as an array of what {@link #writeElement} writes. */
    public boolean writesEachElement(String name) {
        return true;
    }

    /** Writes an element of the list under a name, behind the elements before it. Never throws because of the value. */
    public void writeElement(String name, @Nullable Object element, JsonWriter out) {
        out.encoder(problems).encode(name, element);
    }

    /**
     * Writes a value whole or not at all, for what must come back as it was.
     *
     * @throws UnserializableValueException when it would need a marker; nothing was written then
     */
    public void writeWhole(@Nullable Object value, JsonWriter out) {
        int start = out.size();
        var found = new FirstProblem();
        out.encoder(found).encode(value);
        UnserializableValueException problem = found.problem;
        if (problem != null) {
            out.truncate(start);
            throw problem;
        }
    }

    private static final class FirstProblem implements Problems {

        private @Nullable UnserializableValueException problem;

        @Override
        public void report(String type, String reason) {
            if (problem == null) {
                problem = new UnserializableValueException(type, reason);
            }
        }
    }

    /** Writes a value as an object or null: what is something else in JSON is put into an object, under {@code value}. */
    public void writeObject(@Nullable Object value, JsonWriter out) {
        int start = out.size();
        write(value, out);
        if (value != null && !out.hasObjectAt(start)) {
            out.truncate(start);
            out.beginObject().name("value");
            write(value, out);
            out.endObject();
        }
    }

    /** A value as plain JSON. */
    public @Nullable Object toJson(@Nullable Object value) {
        var out = new JsonWriter();
        write(value, out);
        return JsonParsing.parse(out.toByteArray());
    }

    /** How many values had to be replaced by a marker. */
    public long unserializableValues() {
        return problems.count();
    }

    /**
     * A plain JSON value as a type; null stays null, and a value that has the type already is returned as it is.
     *
     * @throws IllegalArgumentException when it does not fit; the message says why
     */
    public <T> @Nullable T fromJson(@Nullable Object json, Class<T> type) {
        return json == null || type.isInstance(json) ? type.cast(json) : JacksonValues.convert(json, type);
    }

    /**
     * A plain JSON value as a type that may have parameters.
     *
     * @throws IllegalArgumentException when it does not fit; the message says why
     */
    public @Nullable Object fromJson(@Nullable Object json, Type type) {
        if (json == null || (type instanceof Class<?> plain && plain.isInstance(json))) {
            return json;
        }
        return JacksonValues.convert(json, type);
    }

    /**
     * JSON text as a plain value. Of duplicate names the last one counts; NaN and infinities, which Python writes, become
     * null.
     *
     * @throws IllegalArgumentException when it is not JSON
     */
    public @Nullable Object parse(String json) {
        return JsonParsing.parse(json);
    }

    /**
     * JSON in UTF-8 as a plain value, as {@link #parse(String)} does. Bytes that are not UTF-8 are read as U+FFFD.
     *
     * @throws IllegalArgumentException when it is not JSON
     */
    public @Nullable Object parse(byte[] json) {
        return JsonParsing.parse(json);
    }

    /** {@link #parse(byte[])} for a part of an array. */
    public @Nullable Object parse(byte[] json, int offset, int length) {
        return JsonParsing.parse(json, offset, length);
    }

    /** A value as JSON text. */
    public String print(@Nullable Object value) {
        var out = new JsonWriter();
        write(value, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    /** A value as JSON text on lines of its parts, indented, for files that people read and compare. */
    public String printIndented(@Nullable Object value) {
        return IndentedJson.print(toJson(value), this::print);
    }
}
