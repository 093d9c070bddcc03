package dev.burr.benchmarks.cli;

import java.util.Arrays;
import java.util.Locale;

/** What is measured. */
enum Part {
    /** What steps cost, what servers take, what our UI takes, and what the starter adds. */
    ALL,
    /** What servers take. */
    SERVER,

    /** What the starter adds to a service. */
    STARTER,

    /** What our UI takes in a browser. */
    BROWSER;

    /** The one of a name, in small letters. */
    static Part named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no part '%s'. Choose 'all', 'server', 'starter' or 'browser'.".formatted(name)));
    }
}
