package dev.burr.ui.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a step did to the user's keys of a state. Two steps did the same when they appended the same items and set the same values,
 * whatever else the lists and objects have that they changed.
 *
 * @param keys those that it changed, each with what it did to it: the value that it has now, or where it changed inside
 */
record StateChange(Map<String, @Nullable Object> keys) {

    static final StateChange NONE = new StateChange(Map.of());

    private static final String INTERNAL = "__";

    private enum Gone {
        GONE
    }

    /** Where an object changed inside. */
    private record Fields(Map<String, @Nullable Object> changed) {}

    /** Where a list changed inside, and what is new at its end. */
    private record Items(Map<Integer, @Nullable Object> changed, List<?> appended) {}

    static StateChange between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Map<String, @Nullable Object> keys = fields(before, after);
        keys.keySet().removeIf(key -> key.startsWith(INTERNAL));
        return new StateChange(keys);
    }

    /** The keys to which this step did something else than another. */
    List<String> differing(StateChange other) {
        return Stream.concat(keys.keySet().stream(), other.keys.keySet().stream())
                .distinct()
                .filter(key -> !keys.containsKey(key)
                        || !other.keys.containsKey(key)
                        || !Objects.equals(keys.get(key), other.keys.get(key)))
                .toList();
    }

    private static Map<String, @Nullable Object> fields(Map<?, ?> before, Map<?, ?> after) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        after.forEach((key, value) -> {
            if (!before.containsKey(key) || !Objects.equals(before.get(key), value)) {
                changed.put(String.valueOf(key), value(before.get(key), value));
            }
        });
        before.keySet().stream()
                .filter(key -> !after.containsKey(key))
                .forEach(key -> changed.put(String.valueOf(key), Gone.GONE));
        return changed;
    }

    private static @Nullable Object value(@Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> left && after instanceof Map<?, ?> right && !left.isEmpty()) {
            return new Fields(fields(left, right));
        }
        if (before instanceof List<?> left
                && after instanceof List<?> right
                && !left.isEmpty()
                && left.size() <= right.size()) {
            return items(left, right);
        }
        return after;
    }

    private static Items items(List<?> before, List<?> after) {
        Map<Integer, @Nullable Object> changed = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (!Objects.equals(before.get(i), after.get(i))) {
                changed.put(i, value(before.get(i), after.get(i)));
            }
        }
        return new Items(changed, new ArrayList<>(after.subList(before.size(), after.size())));
    }
}
