package dev.burr.ui.index;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inputs of a run's first step as one line, so that a person recognises the run. Reads no more than that line. */
final class FirstInput {

    private static final int LONGEST = 120;

    private final StringBuilder line = new StringBuilder();
    private int characters;

    private FirstInput() {}

    /** {@code name: value} of each input that is not Burr's own; null if there is none. */
    static @Nullable String of(Map<String, ? extends @Nullable Object> inputs) {
        FirstInput text = new FirstInput();
        for (Map.Entry<String, ? extends @Nullable Object> input : inputs.entrySet()) {
            if (!KeyChanges.isInternal(input.getKey()) && text.hasRoom()) {
                text.add(text.characters == 0 ? "" : ", ");
                text.add(input.getKey() + ": ");
                text.value(input.getValue());
            }
        }
        return text.characters == 0 ? null : text.cut();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                if (!hasRoom()) {
                    return;
                }
                add(separator);
                add(entry.getKey() + ": ");
                value(entry.getValue());
                separator = ", ";
            }
            add(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                if (!hasRoom()) {
                    return;
                }
                add(separator);
                value(item);
                separator = ", ";
            }
            add(list.isEmpty() ? "[]" : "]");
        } else {
            add(String.valueOf(value));
        }
    }

    private boolean hasRoom() {
        return characters <= LONGEST;
    }

    /** Adds text with every run of white space as one space, up to one character more than there is room for. */
    private void add(String text) {
        for (int i = 0; i < text.length() && hasRoom(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            boolean space = Character.isWhitespace(character);
            if (!space || (characters > 0 && line.charAt(line.length() - 1) != ' ')) {
                line.appendCodePoint(space ? ' ' : character);
                characters++;
            }
        }
    }

    private String cut() {
        return characters <= LONGEST
                ? line.toString().strip()
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
