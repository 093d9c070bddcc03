package dev.burr.ui.index;

import java.util.List;
import java.util.TreeSet;

/**
 * Collects the names of the actions that ran in a run, whichever attempt of a step ran them. Of a log that goes on inventing names
 * it keeps the first. Not thread-safe.
 */
final class ActionNames {

    /** More than any graph that somebody has drawn. */
    static final int MOST = 500;

    /** Of all names together. */
    private static final int MOST_CHARACTERS = 10_000;

    private final TreeSet<String> names = new TreeSet<>();
    private int characters;

    void add(String name) {
        if (names.size() < MOST && name.length() <= MOST_CHARACTERS - characters && names.add(name)) {
            characters += name.length();
        }
    }

    /** In the order of their characters. */
    List<String> sorted() {
        return List.copyOf(names);
    }

    /** What a run keeps of them takes about so many bytes, if no other run has the same. */
    static long weight(List<String> sorted) {
        return 60 + sorted.stream().mapToLong(name -> 60 + name.length()).sum();
    }
}
