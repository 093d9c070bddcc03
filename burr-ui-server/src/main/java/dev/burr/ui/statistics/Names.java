package dev.burr.ui.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers in the place of names that come again and again. Safe for use by many threads. */
final class Names {

    /** More than any program has actions: a log that goes on inventing names does not fill the memory. */
    private static final int MOST = 10_000;

    private static final String OTHERS = "(other names)";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    synchronized int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() >= MOST) {
            return numbers.computeIfAbsent(OTHERS, this::add);
        }
        return numbers.computeIfAbsent(name, this::add);
    }

    synchronized String name(int number) {
        return names.get(number);
    }

    private int add(String name) {
        names.add(name);
        return names.size() - 1;
    }
}
