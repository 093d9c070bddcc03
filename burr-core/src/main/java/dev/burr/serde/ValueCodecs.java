package dev.burr.serde;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codecs of a {@link Serde}: of several for the same values, the one that was added first. */
final class ValueCodecs {

    static final ValueCodecs NONE = new ValueCodecs(List.of());

    private final Map<String, ValueCodec<?>> ofKeys = new LinkedHashMap<>();
    private final List<ValueCodec<?>> ofTypes;
    private final ClassValue<Found> byClass = new ClassValue<>() {
        @Override
        protected Found computeValue(Class<?> type) {
            return new Found(ofTypes.stream()
                    .filter(codec -> codec.type().isAssignableFrom(type))
                    .findFirst()
                    .orElse(null));
        }
    };

    private final JacksonValues jackson;

    ValueCodecs(List<ValueCodec<?>> codecs) {
        var ofTypes = new ArrayList<ValueCodec<?>>();
        for (ValueCodec<?> codec : codecs) {
            String key = codec.key();
            if (key == null) {
                ofTypes.add(codec);
            } else {
                ofKeys.putIfAbsent(key, codec);
            }
        }
        this.ofTypes = List.copyOf(ofTypes);
        this.jackson = ofTypes.isEmpty() ? JacksonValues.STANDARD : new JacksonValues(ofTypes);
    }

    private record Found(@Nullable ValueCodec<?> codec) {}

    boolean areForKeys() {
        return !ofKeys.isEmpty();
    }

    @Nullable
    ValueCodec<?> ofKey(String key) {
        return ofKeys.get(key);
    }

    @Nullable
    ValueCodec<?> ofType(Class<?> type) {
        return ofTypes.isEmpty() ? null : byClass.get(type).codec;
    }

    /** What a value was that was read under this key. */
    @Nullable
    Object restored(String key, @Nullable Object json) {
        ValueCodec<?> codec = ofKeys.get(key);
        if (codec == null
                || json == null
                || codec.takes(json)
                || !ValueMarker.in(key, json).isEmpty()) {
            return json;
        }
        try {
            return codec.decode(json);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Value of key '%s' can't be read by its codec: %s. Check that it reads what it wrote."
                            .formatted(key, ValueFailure.reason(e)),
                    e);
        }
    }

    /** What Jackson does, with the codecs for types where it meets them. */
    JacksonValues jackson() {
        return jackson;
    }
}
