package dev.burr.serde;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into JSON and back. A plain JSON value is a map with string keys, a list, a string, a boolean, a number or
 * null; integers are Integer, Long or BigInteger, other numbers Double, or BigDecimal where a double has too few digits.
 *
 * <p>Records and beans are written with their Jackson annotations, enums by name, times as ISO text, bytes as Base64,
 * an absent Optional as null. A record that a sealed interface permits names itself in a first field {@code @type}, so that it
 * can be read as that interface again. What can't be written is replaced, it alone, by {@code {"__burr_unserializable__":
 * {"type": …, "path": …, "reason": …}}}, counted, and warned of once for each type. {@link ValueMarker} has the markers for
 * what a {@link #builder() configured} one hides or cuts. Immutable, but for its counters; safe for use by several threads.
 */
public final class Serde {

    private static final Serde STANDARD = new Serde(new SerdeBuilder().maxValueBytes(ValueRules.UNLIMITED));

    private final ReportedValues reported = new ReportedValues();
    private final ValueRules rules;

    Serde(SerdeBuilder settings) {
        this.rules = settings.rules(reported);
    }

    /** The one that is used where nothing else is configured: it hides nothing, cuts nothing, and knows no codecs. */
    public static Serde standard() {
        return STANDARD;
    }

    /**
     * Forgets of which classes it is known how they are written and read. For a process that throws classes away and loads
     * them anew, as devtools of Spring Boot does: it would keep them for ever otherwise. What is used after this is found out again.
     */
    public static void forgetTypes() {
        JacksonValues.STANDARD.forgetTypes();
    }

    /** Starts one with settings of its own, for what a tracker writes. */
    public static SerdeBuilder builder() {
        return new SerdeBuilder();
    }

    /**
     * Writes a value. What can't be written of it is replaced by a marker, whatever its methods throw. Only two things pass:
     * errors of the virtual machine other than a {@link StackOverflowError}, such as {@link OutOfMemoryError}, and that the
     * document, which may have 256 MB, has no room for the marker.
     */
    public void write(@Nullable Object value, JsonWriter out) {
        out.encoder(rules).encode(null, value);
    }

    /**
     * Writes the value of a named one: of a key of a state, of an input, of an attribute. Writes the value only, behind a
     * name that the caller has written. What it writes depends on the name and the value alone, so that what was written of a
     * value that can't change may be used again under the same name. Throws only what {@link #write(Object, JsonWriter)} does.
     */
    public void write(String name, @Nullable Object value, JsonWriter out) {
        out.encoder(rules).encode(name, value);
    }

    /**
     * Whether a list or map under a name is written part by part, so that the part that did not change need not be written
     * again: not where a mask or a codec is for all of it.
     */
    public boolean writesPartByPart(String name, Object container) {
        return rules.mask() == null
                && !rules.masks().hide(name)
                && rules.codecs().ofKey(name) == null
                && !(container instanceof Map && rules.codecs().areForKeys())
                && rules.codecs().ofType(container.getClass()) == null;
    }

    /** Writes an element of the list under a name, behind the elements before it. Never throws because of the value. */
    public void writeElement(String name, int place, @Nullable Object element, JsonWriter out) {
        out.encoder(rules).encodeElement(name, place, element);
    }

    /**
     * Writes a value whole or not at all, for what must come back as it was: nothing is hidden or cut.
     *
     * @throws UnserializableValueException when it would need a marker; nothing was written then
     */
    public void writeWhole(@Nullable Object value, JsonWriter out) {
        int start = out.size();
        var found = new FirstProblem();
        out.encoder(rules.whole(found)).encode(null, value);
        UnserializableValueException problem = found.problem;
        if (problem != null) {
            out.truncate(start);
            throw problem;
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

    /**
     * Text that may quote values, such as a stack trace, as it may be written: without what is masked of the values that are
     * given with it, without what it says behind a masked key itself ({@code key=value}, {@code "key": "value"}), and not longer
     * than any value may be.
     *
     * @param quoted values that the text may have, by their names: the inputs of a step, say, and the state
     */
    public String text(String text, List<? extends Map<String, ? extends @Nullable Object>> quoted) {
        String shown = text;
        if (hidesValues()) {
            var secrets = new SecretsInText(text, rules);
            quoted.forEach(values -> values.forEach(secrets::learn));
            shown = secrets.hidden();
        }
        return rules.beginning(shown);
    }

    /** Whether it masks anything. */
    public boolean hidesValues() {
        return !rules.masks().isEmpty() || rules.mask() != null;
    }

    /** How many values had to be replaced by a marker as they can't be written. */
    public long unserializableValues() {
        return reported.unserializable();
    }

    /** How many values had to be cut as they were too large. */
    public long cutValues() {
        return reported.cut();
    }

    /**
     * A plain JSON value as a type; null stays null, and a value that has the type already is returned as it is.
     *
     * @throws IllegalArgumentException when it does not fit; the message says why
     */
    public <T> @Nullable T fromJson(@Nullable Object json, Class<T> type) {
        return json == null || type.isInstance(json)
                ? type.cast(json)
                : jackson().convert(json, type);
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
        return jackson().convert(json, type);
    }

    private JacksonValues jackson() {
        return rules.codecs().jackson();
    }

    /**
     * Named values that were read: those whose key has a codec as what the codec makes of them, the others as they are.
     *
     * @throws IllegalArgumentException when a codec can't read its value; the message names the key
     */
    public Map<String, @Nullable Object> restored(Map<String, ? extends @Nullable Object> values) {
        var restored = new LinkedHashMap<String, @Nullable Object>(values);
        restored.replaceAll(rules.codecs()::restored);
        return restored;
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

    /**
     * The members of an object in UTF-8, as {@link #parse(byte[], int, int)} reads them, but for those whose names {@code isValue}
     * accepts: they are checked and passed over, which takes a fraction of the time and no memory. In their places stand an empty
     * object, an empty list, an empty text, a number, a boolean or null. The same texts are JSON for both.
     *
     * @return what is no object as such a place holder
     * @throws IllegalArgumentException when it is not JSON
     */
    public @Nullable Object outline(byte[] json, int offset, int length, Predicate<String> isValue) {
        return JsonParsing.outline(json, offset, length, isValue);
    }

    /**
     * The same of an object that is too long to be held. Objects and lists are passed over whatever their names.
     *
     * @throws IllegalArgumentException when it is not JSON, or a text that is not passed over has more than 1,048,576 characters
     * @throws IOException when {@code json} can't be read
     */
    public @Nullable Object outline(Reader json, Predicate<String> isValue) throws IOException {
        return JsonParsing.outline(json, isValue);
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

    private static final class FirstProblem implements Problems {

        private @Nullable UnserializableValueException problem;

        @Override
        public void unserializable(String type, String path, String failure, String reason) {
            if (problem == null) {
                problem = new UnserializableValueException(type, reason);
            }
        }

        @Override
        public void cut(String type, String path, long bytes) {
            throw new IllegalStateException("A value was cut that is to be whole.");
        }

        @Override
        public void maskFailed(String path, String failure) {
            throw new IllegalStateException("A value was masked that is to be whole.");
        }
    }
}
