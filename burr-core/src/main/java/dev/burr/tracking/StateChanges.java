package dev.burr.tracking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies recorded changes to what they were made from. They are {@code {"remove": [names], "change": {name: {"keep": n,
 * "add": [values]}}, "set": {name: value}}}, in this order, where the changes of a list keep its first elements. What is empty is
 * left out.
 */
final class StateChanges {

    static final String REMOVE = "remove";
    static final String CHANGE = "change";
    static final String SET = "set";
    static final String KEEP = "keep";
    static final String ADD = "add";

    private StateChanges() {}

    /**
     * The state after the changes.
     *
     * @throws IllegalArgumentException or {@link JsonFields.UnexpectedShape} when they don't fit the state
     */
    static Map<String, @Nullable Object> apply(Map<?, ?> changes, Map<String, @Nullable Object> before) {
        var after = new LinkedHashMap<>(before);
        for (Object name : list(changes, REMOVE)) {
            if (after.remove(String.valueOf(name)) == null && !before.containsKey(String.valueOf(name))) {
                throw unfit("removes", String.valueOf(name));
            }
        }
        object(changes, CHANGE).forEach((name, inner) -> {
            if (!after.containsKey(name)) {
                throw unfit("changes", name);
            }
            after.put(name, changed(name, after.get(name), inner));
        });
        after.putAll(object(changes, SET));
        return after;
    }

    /** The values that changes bring, under their places. */
    static Map<String, @Nullable Object> added(Map<?, ?> changes) {
        var added = new LinkedHashMap<String, @Nullable Object>();
        try {
            object(changes, CHANGE).forEach((name, inner) -> {
                if (inner instanceof Map<?, ?> map && map.get(KEEP) instanceof Integer kept) {
                    int place = kept;
                    for (Object element : list(map, ADD)) {
                        added.put(name + "[" + place++ + "]", element);
                    }
                }
            });
            added.putAll(object(changes, SET));
        } catch (IllegalArgumentException | JsonFields.UnexpectedShape malformed) {
            added.clear();
        }
        return added;
    }

    private static Object changed(String name, @Nullable Object before, @Nullable Object changes) {
        if (!(changes instanceof Map<?, ?> map)) {
            throw unfit("changes", name);
        }
        if (before instanceof List<?> list) {
            return changed(name, list, map);
        }
        throw unfit("changes", name);
    }

    private static GrownList changed(String name, List<?> before, Map<?, ?> changes) {
        if (!(changes.get(KEEP) instanceof Integer kept) || kept < 0 || kept > before.size()) {
            throw unfit("keeps elements of", name);
        }
        return GrownList.of(before, kept, list(changes, ADD));
    }

    private static List<?> list(Map<?, ?> changes, String field) {
        Object value = changes.get(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("Its changes have '%s', which is not a list.".formatted(field));
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> changes, String field) {
        Object value = changes.get(field);
        return value == null ? Map.of() : JsonFields.of(value).asMap();
    }

    private static IllegalArgumentException unfit(String what, String name) {
        return new IllegalArgumentException(
                "It %s '%s', which the state before it does not have in this form.".formatted(what, name));
    }
}
