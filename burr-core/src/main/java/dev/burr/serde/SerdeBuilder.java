package dev.burr.serde;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link Serde}. */
public final class SerdeBuilder {

    /** How large a single value may be where nothing else is said: 2 MB. */
    public static final int DEFAULT_MAX_VALUE_BYTES = 2 << 20;

    private final List<String> masks = new ArrayList<>();
    private final List<ValueCodec<?>> codecs = new ArrayList<>();
    private @Nullable ValueMask mask;
    private int maxValueBytes = DEFAULT_MAX_VALUE_BYTES;

    SerdeBuilder() {}

    /**
     * Hides the values of some keys: in states, inputs, results and attributes, at any depth, whether they are entries of maps,
     * components of records or properties of beans.
     *
     * @param patterns names of keys, whatever their case; {@code *} stands for any text, as in {@code *password*}
     * @throws IllegalArgumentException when one is blank
     */
    public SerdeBuilder mask(String... patterns) {
        return mask(List.of(patterns));
    }

    /** {@link #mask(String...)} for a list of patterns. */
    public SerdeBuilder mask(Collection<String> patterns) {
        masks.addAll(new KeyMasks(patterns).globs());
        return this;
    }

    /** Asks a function which values to hide as well. With several, each sees what the one before has left. */
    public SerdeBuilder mask(ValueMask added) {
        ValueMask before = mask;
        mask = before == null ? Objects.requireNonNull(added, "added") : new MaskAfterMask(before, added);
        return this;
    }

    private record MaskAfterMask(ValueMask first, ValueMask second) implements ValueMask {

        @Override
        public @Nullable Object replace(String path, @Nullable Object value) {
            Object shown = first.replace(path, value);
            return shown == MASKED ? shown : second.replace(path, shown);
        }
    }

    /**
     * How large a single text, {@code byte[]} or array of another primitive type may be; 2 MB when not given. Text counts in
     * UTF-8. Of a larger one, a marker is written that has its beginning. A list may have any number of values.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public SerdeBuilder maxValueBytes(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "Number of bytes %d that a value may have is not positive. Pass 1 or more.".formatted(bytes));
        }
        this.maxValueBytes = bytes;
        return this;
    }

    /**
     * Adds a codec. Of several for the same values, the one that was added first is used.
     *
     * @throws IllegalArgumentException when it is for all values of a type that JSON has a form for
     */
    public SerdeBuilder codec(ValueCodec<?> added) {
        Class<?> type = added.type();
        boolean plain = type == String.class
                || type == Boolean.class
                || type == Object.class
                || type.isPrimitive()
                || (Number.class.isAssignableFrom(type) && type.getName().startsWith("java."));
        if (added.key() == null && plain) {
            throw new IllegalArgumentException(
                    "Codec for type %s would be for values that are plain JSON already. Give it a key, as in ValueCodec.ofKey(…)."
                            .formatted(type.getName()));
        }
        codecs.add(added);
        return this;
    }

    /** The serde; later changes of this builder don't concern it. */
    public Serde build() {
        return new Serde(this);
    }

    ValueRules rules(Problems problems) {
        return new ValueRules(problems, new KeyMasks(masks), mask, null, new ValueCodecs(codecs), maxValueBytes);
    }
}
