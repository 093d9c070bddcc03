package dev.burr.core;

import java.util.Collection;
import java.util.stream.Collectors;

/** How names stand in messages: in single quotes, bounded, and never an empty gap. */
final class Names {

    private static final int MOST_CANDIDATES = 12;
    private static final int LONGEST = 80;

    private Names() {}

    static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String text = names.stream().limit(MOST_CANDIDATES).map(Names::quoted).collect(Collectors.joining(", "));
        return names.size() > MOST_CANDIDATES ? text + " and " + (names.size() - MOST_CANDIDATES) + " more" : text;
    }

    static String quoted(String name) {
        return name.length() > LONGEST ? "'" + name.substring(0, LONGEST) + "…'" : "'" + name + "'";
    }
}
