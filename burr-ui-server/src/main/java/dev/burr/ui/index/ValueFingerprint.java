package dev.burr.ui.index;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 64 bits that stand for a JSON value, so that the index can tell whether a value changed without keeping it. Equal values
 * have equal fingerprints; the order of an object's keys does not count.
 */
public final class ValueFingerprint {

    private static final long TEXT = 0x9E3779B97F4A7C15L;
    private static final long LIST = 0xC2B2AE3D27D4EB4FL;
    private static final long OBJECT = 0x165667B19E3779F9L;
    private static final long FACTOR = 0x100000001B3L;

    private ValueFingerprint() {}

    public static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return mix(ofText(text, TEXT));
        }
        if (value instanceof List<?> list) {
            return of(list, LIST);
        }
        if (value instanceof Map<?, ?> object) {
            long hash = OBJECT;
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                hash += mix(ofText(String.valueOf(entry.getKey()), OBJECT) * FACTOR + of(entry.getValue()));
            }
            return mix(hash);
        }
        return value == null ? 0 : mix(ofText(value.toString(), scalarKind(value)));
    }

    /** Of a list that has these elements behind those of another one. */
    static long of(List<?> added, long fingerprint) {
        long hash = fingerprint;
        for (Object item : added) {
            hash = mix(hash * FACTOR + of(item));
        }
        return hash;
    }

    /** Keeps {@code true} apart from the text "true" and 1 from 1.0. */
    private static long scalarKind(Object scalar) {
        return scalar instanceof Boolean ? 1 : 2;
    }

    private static long ofText(String text, long seed) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FACTOR;
        }
        return hash;
    }

    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * TEXT;
        return mixed ^ (mixed >>> 29);
    }
}
