package dev.burr.serde;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plain JSON as text with a line for each value, two spaces further in for each level. */
final class IndentedJson {

    private static final String STEP = "  ";

    private final Function<@Nullable Object, String> compact;
    private final StringBuilder text = new StringBuilder();

    /** @param compact a value without further ones in it, as text */
    private IndentedJson(Function<@Nullable Object, String> compact) {
        this.compact = compact;
    }

    static String print(@Nullable Object plain, Function<@Nullable Object, String> compact) {
        var printed = new IndentedJson(compact);
        printed.value(plain, "\n");
        return printed.text.toString();
    }

    private void value(@Nullable Object value, String line) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(separator).append(line).append(STEP);
                text.append(compact.apply(entry.getKey())).append(": ");
                value(entry.getValue(), line + STEP);
                separator = ",";
            }
            text.append(line).append('}');
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            String separator = "[";
            for (Object element : list) {
                text.append(separator).append(line).append(STEP);
                value(element, line + STEP);
                separator = ",";
            }
            text.append(line).append(']');
        } else {
            text.append(compact.apply(value));
        }
    }
}
