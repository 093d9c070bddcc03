package dev.burr.ui.index;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a step was run, as far as its run logged it.
 *
 * @param condition of the transition taken
 * @param values what the condition looked at
 */
public record TransitionReason(@Nullable String condition, @Nullable Map<String, @Nullable Object> values) {

    static final TransitionReason UNKNOWN = new TransitionReason(null, null);

    /** Reads the value of the attribute; what does not look like one says nothing. */
    static TransitionReason of(@Nullable Object attributeValue) {
        if (!(attributeValue instanceof Map<?, ?> fields)) {
            return UNKNOWN;
        }
        String condition = fields.get("condition") instanceof String text ? text : null;
        return new TransitionReason(condition, fields.get("values") instanceof Map<?, ?> map ? copy(map) : null);
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
