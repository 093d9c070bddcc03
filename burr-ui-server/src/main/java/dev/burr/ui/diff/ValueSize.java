package dev.burr.ui.diff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** About how many characters a value takes as JSON. */
final class ValueSize {

    private static final int SCALAR = 8;

    private ValueSize() {}

    /** The size, or some number above {@code enough} once it is known to be more. */
    static long of(@Nullable Object value, long enough) {
        if (value instanceof CharSequence text) {
            return text.length() + 2L;
        }
        long size = SCALAR;
        if (value instanceof Map<?, ?> object) {
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                size += String.valueOf(entry.getKey()).length() + 4L + of(entry.getValue(), enough - size);
                if (size > enough) {
                    return size;
                }
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                size += 1 + of(item, enough - size);
                if (size > enough) {
                    return size;
                }
            }
        }
        return size;
    }
}
