package dev.burr.benchmarks.cli;

import java.util.Arrays;
import java.util.Locale;

/** What is measured. */
enum Part {
    /** What steps cost, and what servers take. */
    ALL,
    /** What servers take. */
    SERVER;

    /** The one of a name, in small letters. */
    static Part named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no part '%s'. Choose 'all' or 'server'.".formatted(name)));
    }
}
