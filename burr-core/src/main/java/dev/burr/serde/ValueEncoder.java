package dev.burr.serde;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value, whatever it is. A part that can't be written is replaced by a marker, and the rest is written.
 * Belongs to one writer and its thread.
 */
final class ValueEncoder {

    /** The name of the only field of the object that stands for a value that can't be written. */
    static final String MARKER = "__burr_unserializable__";

    /** Enough for any document, and less than what the JSON readers of other languages take. */
    private static final int DEEPEST = 128;

    private static final int LONGEST_REASON = 300;

    private final JsonWriter out;
    private final Problems problems;
    private final @Nullable Object[] path = new @Nullable Object[DEEPEST];
    private int depth;

    ValueEncoder(JsonWriter out, Problems problems) {
        this.out = out;
        this.problems = problems;
    }

    @SuppressWarnings("ReferenceEquality") // counters are not values
    boolean reportsTo(Problems other) {
        return problems == other;
    }

    /** Writes a value that has a name. */
    void encode(String name, @Nullable Object value) {
        encode(value);
    }

    /** Writes a value that others don't contain. */
    void encode(@Nullable Object value) {
        int start = out.size();
        try {
            write(value);
        } catch (JsonTooLongException e) {
            out.truncate(start);
            leave(0);
            mark(value, e.getMessage());
        }
    }

    void write(@Nullable Object value) {
        if (value == null) {
            out.nullValue();
        } else if (value instanceof String text) {
            out.string(text);
        } else if (value instanceof Boolean bool) {
            out.bool(bool);
        } else if (value instanceof Number number && writeNumber(number)) {
            return;
        } else {
            writeCarefully(value);
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
            mark(integer, IntegerDigits.TOO_MANY);
        } else {
            out.number(integer);
        }
    }

    /** Without a fraction, a decimal is written as an integer is. */
    void write(BigDecimal decimal) {
        if (decimal.scale() == 0 && IntegerDigits.areTooMany(decimal.unscaledValue())) {
            mark(decimal, IntegerDigits.TOO_MANY);
        } else {
            out.number(decimal);
        }
    }

    /** Writes a value whose code may fail: its own methods, or those of what it contains. */
    private void writeCarefully(Object value) {
        int start = out.size();
        int level = depth;
        try {
            enter(value);
            writeComposite(value);
            leave(level);
        } catch (JsonTooLongException e) {
            throw e;
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
                leave(0);
                throw error;
            }
            out.truncate(start);
            leave(level);
            mark(value, reason(e));
        }
    }

    @SuppressWarnings("ReferenceEquality") // an equal container inside a container is not a cycle
    private void enter(Object value) {
        if (depth == DEEPEST) {
            throw new IllegalStateException("It is nested deeper than %d levels.".formatted(DEEPEST));
        }
        for (int i = 0; i < depth; i++) {
            if (path[i] == value) {
                throw new IllegalStateException("It contains itself.");
            }
        }
        path[depth++] = value;
    }

    /** Forgets the values further in, which must not live as long as the writer. */
    private void leave(int level) {
        while (depth > level) {
            path[--depth] = null;
        }
    }

    private static String nameOf(@Nullable Object key) {
        return key instanceof Enum<?> constant ? constant.name() : String.valueOf(key);
    }

    private void writeComposite(Object value) {
        if (value instanceof Map<?, ?> map) {
            out.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.name(nameOf(entry.getKey()));
                write(entry.getValue());
            }
            out.endObject();
        } else if (value instanceof Collection<?> elements) {
            out.beginArray();
            for (Object element : elements) {
                write(element);
            }
            out.endArray();
        } else if (value instanceof Object[] elements) {
            out.beginArray();
            for (Object element : elements) {
                write(element);
            }
            out.endArray();
        } else if (value instanceof byte[] bytes) {
            out.base64(bytes);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null));
        } else if (value instanceof Throwable failure) {
            writeFailure(failure);
        } else if (value instanceof Iterator || value instanceof BaseStream) {
            throw new IllegalArgumentException("Reading it would use it up.");
        } else if (value instanceof Thread || value instanceof ClassLoader) {
            throw new IllegalArgumentException("It belongs to the running process.");
        } else {
            JacksonValues.write(value, new ValueGenerator(out, this, DEEPEST - depth));
        }
    }

    private void writeFailure(Throwable failure) {
        out.beginObject().name("type").string(failure.getClass().getName()).name("message");
        write(failure.getMessage());
        out.endObject();
    }

    private void mark(@Nullable Object value, @Nullable String reason) {
        String type = value == null ? "null" : value.getClass().getName();
        String why = reason == null ? "" : reason;
        problems.report(type, why);
        out.beginObject().name(MARKER).beginObject();
        out.name("type").string(type).name("reason").string(why);
        out.endObject().endObject();
    }

    /** The message of a failure; what fails while it is asked for that says its type only. */
    private static String reason(Throwable failure) {
        String message;
        try {
            message = failure instanceof StackOverflowError ? "It is nested too deeply." : failure.getMessage();
        } catch (RuntimeException e) {
            message = null;
        }
        if (message == null) {
            return failure.getClass().getName();
        }
        return message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON) + "…";
    }
}
