package dev.burr.ui.api.v1;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The beginning of a value as JSON, without going through the rest of it. */
final class Preview {

    private static final int LONGEST = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final StringBuilder text = new StringBuilder();

    private Preview() {}

    /** At most 200 characters; what was left out is an ellipsis. */
    static String of(@Nullable Object value) {
        Preview preview = new Preview();
        preview.append(value);
        StringBuilder text = preview.text;
        return text.length() <= LONGEST ? text.toString() : text.substring(0, whole(text)) + "…";
    }

    /** A pair of surrogates stays together. */
    private static int whole(StringBuilder text) {
        int end = LONGEST - 1;
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private void append(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            appendObject(object);
        } else if (value instanceof List<?> list) {
            appendList(list);
        } else if (value instanceof CharSequence characters) {
            appendText(characters);
        } else {
            text.append(value);
        }
    }

    private void appendObject(Map<?, ?> object) {
        String separator = "";
        text.append('{');
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (isFull()) {
                return;
            }
            text.append(separator);
            appendText(String.valueOf(entry.getKey()));
            text.append(':');
            append(entry.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void appendList(List<?> list) {
        String separator = "";
        text.append('[');
        for (Object item : list) {
            if (isFull()) {
                return;
            }
            text.append(separator);
            append(item);
            separator = ",";
        }
        text.append(']');
    }

    private void appendText(CharSequence characters) {
        int shown = Math.min(characters.length(), LONGEST + 1);
        text.append(JSON.writeValueAsString(characters.subSequence(0, shown).toString()));
    }

    private boolean isFull() {
        return text.length() > LONGEST;
    }
}
