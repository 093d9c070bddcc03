package dev.burr.benchmarks.cli;

import java.util.Arrays;
import java.util.Locale;

/** What is measured. */
enum Part {
    /** What steps cost, what servers take, and what our UI takes. */
    ALL,
    /** What servers take. */
    SERVER,

    /** What our UI takes in a browser. */
    BROWSER;

    /** The one of a name, in small letters. */
    static Part named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no part '%s'. Choose 'all', 'server' or 'browser'.".formatted(name)));
    }
}
