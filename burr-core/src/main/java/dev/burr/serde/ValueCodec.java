package dev.burr.serde;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values are written that JSON has no form for, or one that you don't want: as a plain JSON value that you make of them.
 * For all values of a type, wherever they are, or for the values under one key. Null is not asked about, and stays null.
 * Called by any thread.
 *
 * <p>Writing must change nothing, and give the same for the same value each time: it is asked any number of times, also for a
 * value that is then not written, and not again for one that has not changed since it was written.
 */
public final class ValueCodec<T> {

    private final @Nullable String key;
    private final Class<T> type;
    private final Function<? super T, ?> write;
    private final Function<Object, ? extends T> read;

    private ValueCodec(
            @Nullable String key, Class<T> type, Function<? super T, ?> write, Function<Object, ? extends T> read) {
        this.key = key;
        this.type = Objects.requireNonNull(type, "type");
        this.write = Objects.requireNonNull(write, "write");
        this.read = Objects.requireNonNull(read, "read");
    }

    /**
     * For the values of a type and of its subtypes, also inside of lists, maps, records and beans.
     *
     * @param write gives the plain JSON value
     * @param read makes the value of it again, where the type is asked for
     */
    public static <T> ValueCodec<T> ofType(
            Class<T> type, Function<? super T, ?> write, Function<Object, ? extends T> read) {
        return new ValueCodec<>(null, type, write, read);
    }

    /**
     * For the value of a key of the state, of an input, of an attribute, or of a field of a result; where it has this type.
     *
     * @param write gives the plain JSON value
     * @param read makes the value of it again, when a state is loaded
     */
    public static <T> ValueCodec<T> ofKey(
            String key, Class<T> type, Function<? super T, ?> write, Function<Object, ? extends T> read) {
        return new ValueCodec<>(Objects.requireNonNull(key, "key"), type, write, read);
    }

    /** The key whose values it is for; null when it is for a type. */
    public @Nullable String key() {
        return key;
    }

    /** What it writes and reads. */
    public Class<T> type() {
        return type;
    }

    boolean takes(@Nullable Object value) {
        return type.isInstance(value);
    }

    /** The plain JSON value for one that it {@link #takes}. */
    @Nullable
    Object encode(Object value) {
        Object json = write.apply(type.cast(value));
        if (key == null && takes(json)) {
            throw new IllegalStateException("Its codec gives a %s again.".formatted(type.getName()));
        }
        return json;
    }

    T decode(Object json) {
        return read.apply(json);
    }

    @Override
    public String toString() {
        return "ValueCodec[%s]".formatted(key == null ? type.getName() : "'" + key + "': " + type.getName());
    }
}
