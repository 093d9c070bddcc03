package dev.burr.ui.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a JSON value is. */
enum ValueKind {
    @JsonProperty("object")
    OBJECT,
    @JsonProperty("array")
    ARRAY,
    @JsonProperty("string")
    STRING,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("null")
    NULL;

    static ValueKind of(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Map<?, ?>) {
            return OBJECT;
        }
        if (value instanceof List<?>) {
            return ARRAY;
        }
        if (value instanceof Number) {
            return NUMBER;
        }
        return value instanceof Boolean ? BOOLEAN : STRING;
    }

    /** Number of keys, of items, of characters; 1 for what has none. */
    static int size(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.size();
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        return value instanceof CharSequence text ? text.length() : 1;
    }
}
