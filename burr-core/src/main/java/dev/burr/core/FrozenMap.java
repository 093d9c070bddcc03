package dev.burr.core;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map inside a {@link State}: never changes, keeps its order. A type of its own, so that it is not copied again. */
final class FrozenMap extends AbstractMap<@Nullable Object, @Nullable Object> {

    private final Map<@Nullable Object, @Nullable Object> entries;
    private final boolean immutable;

    /** Takes {@code entries} over: nobody else may hold it. */
    FrozenMap(Map<@Nullable Object, @Nullable Object> entries) {
        this.entries = Collections.unmodifiableMap(entries);
        this.immutable = entries.entrySet().stream()
                .allMatch(entry ->
                        Immutability.isImmutable(entry.getKey()) && Immutability.isImmutable(entry.getValue()));
    }

    /** Whether not even what it contains can change. */
    boolean isImmutable() {
        return immutable;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entries.containsKey(key);
    }

    @Override
    public Set<Map.Entry<@Nullable Object, @Nullable Object>> entrySet() {
        return entries.entrySet();
    }
}
