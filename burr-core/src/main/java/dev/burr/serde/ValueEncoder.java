package dev.burr.serde;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value, whatever it is. A part that can't be written is replaced by a marker, and the rest is written. Belongs to
 * one writer and its thread.
 */
final class ValueEncoder {

    /** With more, a value that refers to itself in many ways would be written in all of them. */
    private static final int MOST_PARTS_REPLACED = 100;

    /** More than any name that means something. */
    private static final int LONGEST_NAME = 64 << 10;

    private final JsonWriter out;
    private final ValueRules rules;
    private final ValuePath path = new ValuePath();
    private final Markers markers;
    private final KeyRules keys;
    private int partsReplaced;

    ValueEncoder(JsonWriter out, ValueRules rules) {
        this.out = out;
        this.rules = rules;
        this.keys = new KeyRules(rules, path);
        this.markers = new Markers(out, rules, path, keys);
    }

    @SuppressWarnings("ReferenceEquality") // each serde has rules of its own
    boolean follows(ValueRules others) {
        return rules == others;
    }

    Markers markers() {
        return markers;
    }

    KeyRules keys() {
        return keys;
    }

    /** Writes a value that others don't contain, and its name, if it has one, has been written. */
    void encode(@Nullable String name, @Nullable Object value) {
        encode(name, value, true);
    }

    /** Writes a value that {@link KeyRules} have let pass: they are asked about its parts only. */
    void encodeShown(@Nullable String name, @Nullable Object value) {
        encode(name, value, false);
    }

    /** Writes an element of a list of this name, which is being written by somebody else. */
    void encodeElement(String name, int place, @Nullable Object value) {
        begin(name);
        keys.startElement();
        path.enter(null);
        path.at(place);
        encode(value, true);
        path.leave(0);
    }

    private void encode(@Nullable String name, @Nullable Object value, boolean ask) {
        begin(name);
        keys.start(name, value);
        encode(value, ask);
    }

    private void begin(@Nullable String name) {
        partsReplaced = 0;
        path.start(name);
    }

    private void encode(@Nullable Object value, boolean ask) {
        int start = out.size();
        try {
            if (ask) {
                writePart(value);
            } else {
                write(value);
            }
        } catch (JsonTooLongException e) {
            out.truncate(start);
            path.leave(0);
            replace(value == null ? Void.class : value.getClass(), e);
        }
    }

    /** Writes what {@link #path} has come to: a value under a name, or an element. */
    private void writePart(@Nullable Object value) {
        if (!keys.areAsked()) {
            write(value);
            return;
        }
        Object shown = keys.shown(value);
        ValueCodec<?> codec = keys.codec();
        if (shown == ValueMask.MASKED) {
            markers.masked();
        } else if (codec != null && codec.takes(shown)) {
            writeCarefully(Objects.requireNonNull(shown), codec);
        } else {
            write(shown);
        }
    }

    void write(@Nullable Object value) {
        if (value == null) {
            out.nullValue();
        } else if (value instanceof String text) {
            write(text);
        } else if (value instanceof Boolean bool) {
            out.bool(bool);
        } else if (value instanceof Number number && writeNumber(number)) {
            return;
        } else {
            writeCarefully(value, rules.codecs().ofType(value.getClass()));
        }
    }

    void write(String text) {
        if (Utf8.isLonger(text, rules.maxValueBytes())) {
            markers.cut(text);
        } else {
            out.string(text);
        }
    }

    void write(byte[] bytes) {
        if (bytes.length > rules.maxValueBytes()) {
            markers.cut(bytes);
        } else {
            out.base64(bytes);
        }
    }

    private boolean writeNumber(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            out.number(number.longValue());
        } else if (number instanceof Double wide) {
            out.number(wide);
        } else if (number instanceof Float narrow) {
            out.number(narrow);
        } else if (number instanceof BigInteger integer) {
            write(integer);
        } else if (number instanceof BigDecimal decimal) {
            write(decimal);
        } else {
            return false;
        }
        return true;
    }

    void write(BigInteger integer) {
        if (IntegerDigits.areTooMany(integer)) {
            replace(integer.getClass(), new IllegalArgumentException(IntegerDigits.TOO_MANY));
        } else {
            out.number(integer);
        }
    }

    /** Without a fraction, a decimal is written as an integer is. */
    void write(BigDecimal decimal) {
        if (decimal.scale() == 0 && IntegerDigits.areTooMany(decimal.unscaledValue())) {
            replace(decimal.getClass(), new IllegalArgumentException(IntegerDigits.TOO_MANY));
        } else {
            out.number(decimal);
        }
    }

    /** Writes a value whose code may fail: its own methods, or those of what it contains. */
    void writeCarefully(Object value, @Nullable ValueCodec<?> codec) {
        int start = out.size();
        int level = path.depth();
        try {
            if (codec == null) {
                writeComposite(value);
            } else {
                write(codec.encode(value));
            }
        } catch (JsonTooLongException e) {
            throw e;
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
                path.leave(0);
                throw error;
            }
            out.truncate(start);
            path.leave(level);
            replace(value.getClass(), e);
        }
    }

    private void writeComposite(Object value) {
        if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof Collection<?> elements) {
            writeElements(elements);
        } else if (value instanceof Object[] elements) {
            writeElements(elements);
        } else if (value instanceof byte[] bytes) {
            write(bytes);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null));
        } else if (value instanceof Throwable failure) {
            writeFailure(failure);
        } else if (value instanceof BitSet bits) {
            writeElements(bits.stream().boxed().toList());
        } else if (value instanceof Iterator
                || value instanceof BaseStream
                || value instanceof InputStream
                || value instanceof Reader) {
            throw new IllegalArgumentException("Reading it would use it up.");
        } else if (value instanceof Thread || value instanceof ClassLoader) {
            throw new IllegalArgumentException("It belongs to the running process.");
        } else if (keys.askMask()) {
            write(plain(value));
        } else {
            rules.codecs().jackson().write(value, new ValueGenerator(out, this, path));
        }
    }

    private void writeMap(Map<?, ?> map) {
        if (map.isEmpty()) {
            out.beginObject().endObject();
            return;
        }
        path.enter(map);
        boolean pauses = keys.pauseFor(map);
        try {
            out.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = nameOf(entry.getKey());
                if (BurrTypes.isTag(name)) {
                    BurrTypes.requireKnown(entry.getValue());
                }
                writeName(name);
                writePart(entry.getValue());
            }
            out.endObject();
        } finally {
            if (pauses) {
                keys.goOn();
            }
        }
        path.leave();
    }

    private static String nameOf(@Nullable Object key) {
        return key instanceof Enum<?> constant ? constant.name() : String.valueOf(key);
    }

    void writeName(String name) {
        path.at(name);
        out.name(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…");
    }

    private void writeElements(Collection<?> elements) {
        path.enter(elements);
        out.beginArray();
        int place = 0;
        for (Object element : elements) {
            path.at(place++);
            writePart(element);
        }
        out.endArray();
        path.leave();
    }

    private void writeElements(@Nullable Object[] elements) {
        path.enter(elements);
        out.beginArray();
        for (int place = 0; place < elements.length; place++) {
            path.at(place);
            writePart(elements[place]);
        }
        out.endArray();
        path.leave();
    }

    /** What is inside of a record, as maps and lists that can be walked through. */
    private @Nullable Object plain(Object value) {
        var part = new JsonWriter();
        String name = path.depth() == 0 ? path.name() : path.text();
        new ValueEncoder(part, rules.withoutMask()).encodeShown(name, value);
        return JsonParsing.parse(part.toByteArray());
    }

    private void writeFailure(Throwable failure) {
        String message = failure.getMessage();
        out.beginObject().name("type").string(failure.getClass().getName()).name("message");
        if (message == null) {
            out.nullValue();
        } else {
            write(NamedSecrets.hide(message, rules.masks()));
        }
        out.endObject();
    }

    /** Whether one more part may be given up, without the whole that it is in. */
    boolean isPatient() {
        return partsReplaced < MOST_PARTS_REPLACED;
    }

    /** Writes a marker for what could not be written. */
    void replace(Class<?> type, Throwable failure) {
        partsReplaced++;
        markers.unserializable(ValueFailure.type(failure, type), failure);
    }
}
