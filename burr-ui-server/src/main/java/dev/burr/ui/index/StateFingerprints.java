package dev.burr.ui.index;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of the states of a log, one after the other. A state that is told from changes shares with the one before what
 * did not change, and that is not gone through again. Belongs to one thread; keeps the last state.
 */
final class StateFingerprints {

    private Map<String, Printed> last = Map.of();

    private record Printed(@Nullable Object value, long fingerprint) {}

    /** Fingerprints of the user's values in a state. */
    Map<String, Long> of(Map<String, @Nullable Object> state) {
        Map<String, Printed> printed = new HashMap<>();
        Map<String, Long> fingerprints = new LinkedHashMap<>();
        state.forEach((key, value) -> {
            if (!KeyChanges.isInternal(key)) {
                long fingerprint = fingerprint(last.get(key), value);
                printed.put(key, new Printed(value, fingerprint));
                fingerprints.put(key, fingerprint);
            }
        });
        last = printed;
        return fingerprints;
    }

    private static long fingerprint(@Nullable Printed before, @Nullable Object value) {
        if (before == null) {
            return ValueFingerprint.of(value);
        }
        if (before.value == value) {
            return before.fingerprint;
        }
        return before.value instanceof List<?> start && value instanceof List<?> list && begins(start, list)
                ? ValueFingerprint.of(list.subList(start.size(), list.size()), before.fingerprint)
                : ValueFingerprint.of(value);
    }

    private static boolean begins(List<?> start, List<?> list) {
        if (start.size() > list.size()) {
            return false;
        }
        for (int i = 0; i < start.size(); i++) {
            if (start.get(i) != list.get(i)) {
                return false;
            }
        }
        return true;
    }
}
