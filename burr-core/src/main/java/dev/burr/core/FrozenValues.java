package dev.burr.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes what goes into a {@link State} unchangeable: collections are copied, deeply, into ones that refuse changes.
 * Everything else (records, beans, arrays) is kept as it is; a bean that changes later changes in the state as well.
 */
final class FrozenValues {

    /** Deeper nesting than any document has; a collection that contains itself ends here instead of in the stack. */
    private static final int DEEPEST = 1_000;

    private FrozenValues() {}

    static @Nullable Object freeze(String key, @Nullable Object value) {
        return value instanceof Collection<?> || value instanceof Map<?, ?> ? freeze(key, value, 0) : value;
    }

    private static @Nullable Object freeze(String key, @Nullable Object value, int depth) {
        if (value == null || value instanceof FrozenList || value instanceof FrozenMap || value instanceof FrozenSet) {
            return value;
        }
        if (value instanceof TypedList<?> typed) {
            return freeze(key, typed.elements(), depth);
        }
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "Value of key '%s' nests deeper than %,d levels or contains itself. Put a flatter value."
                            .formatted(key, DEEPEST));
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<@Nullable Object, @Nullable Object>(map.size() * 2);
            map.forEach((name, element) -> copy.put(name, freeze(key, element, depth + 1)));
            return new FrozenMap(copy);
        }
        if (value instanceof Set<?> set) {
            return new FrozenSet(new LinkedHashSet<>(frozenElements(key, set, depth)));
        }
        if (value instanceof Collection<?> collection) {
            return FrozenList.of(frozenElements(key, collection, depth).toArray());
        }
        return value;
    }

    private static List<@Nullable Object> frozenElements(String key, Collection<?> elements, int depth) {
        var frozen = new ArrayList<@Nullable Object>(elements.size());
        for (Object element : elements) {
            frozen.add(freeze(key, element, depth + 1));
        }
        return frozen;
    }
}
