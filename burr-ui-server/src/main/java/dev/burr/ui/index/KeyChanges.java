package dev.burr.ui.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which top-level keys of the user's state a step added, changed and removed.
 *
 * @param fromUnknown whether the state before is not known; all keys count as added then
 */
record KeyChanges(List<String> added, List<String> changed, List<String> removed, boolean fromUnknown) {

    static final KeyChanges NONE = new KeyChanges(List.of(), List.of(), List.of(), false);

    private static final String INTERNAL = "__";

    KeyChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** Fingerprints of the user's values in a state. */
    static Map<String, Long> fingerprints(Map<String, ?> state) {
        Map<String, Long> fingerprints = new LinkedHashMap<>();
        state.forEach((key, value) -> {
            if (!isInternal(key)) {
                fingerprints.put(key, ValueFingerprint.of(value));
            }
        });
        return fingerprints;
    }

    static boolean isInternal(String key) {
        return key.startsWith(INTERNAL);
    }

    static KeyChanges between(@Nullable Map<String, Long> before, Map<String, Long> after) {
        if (before == null) {
            return new KeyChanges(List.copyOf(after.keySet()), List.of(), List.of(), true);
        }
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        after.forEach((key, value) -> {
            Long old = before.get(key);
            if (old == null) {
                added.add(key);
            } else if (!old.equals(value)) {
                changed.add(key);
            }
        });
        List<String> removed =
                before.keySet().stream().filter(key -> !after.containsKey(key)).toList();
        return new KeyChanges(added, changed, removed, false);
    }

    /** What the step did if nothing more is known of the state before than that the action writes only these keys. */
    KeyChanges assuming(@Nullable Set<String> writes) {
        if (!fromUnknown || writes == null) {
            return this;
        }
        return new KeyChanges(added.stream().filter(writes::contains).toList(), changed, removed, true);
    }

    /** The keys that are not among {@code writes}. */
    List<String> outside(Set<String> writes) {
        return Stream.of(added, changed, removed)
                .flatMap(List::stream)
                .filter(key -> !writes.contains(key))
                .toList();
    }

    boolean touches(String key) {
        return added.contains(key) || changed.contains(key) || removed.contains(key);
    }
}
