package dev.burr.ui.index;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inputs of a run's first step as one line, so that a person recognises the run. */
final class FirstInput {

    private static final int LONGEST = 120;

    private FirstInput() {}

    /** {@code name: value} of each input that is not Burr's own; null if there is none. */
    static @Nullable String of(Map<String, ?> inputs) {
        String text = inputs.entrySet().stream()
                .filter(input -> !KeyChanges.isInternal(input.getKey()))
                .map(input -> input.getKey() + ": " + input.getValue())
                .collect(Collectors.joining(", "))
                .strip();
        if (text.isEmpty()) {
            return null;
        }
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
