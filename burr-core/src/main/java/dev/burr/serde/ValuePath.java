package dev.burr.serde;

import org.jspecify.annotations.Nullable;

/**
 * Where the writing of a value is: the containers that it is in, and the names and places on the way. Used again for the next
 * value, so that keeping it costs no memory.
 */
final class ValuePath {

    /** Enough for any document, and less than what the JSON readers of other languages take. */
    private static final int DEEPEST = 128;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST = 400;

    private final @Nullable Object[] containers = new @Nullable Object[DEEPEST];

    /** By level: the name of what is written there, or null where it is an element; its place is in the other array then. */
    private final @Nullable String[] names = new @Nullable String[DEEPEST + 1];

    private final int[] places = new int[DEEPEST + 1];
    private int depth;

    /** Begins at a value, which has a name or has none. */
    void start(@Nullable String name) {
        leave(0);
        names[0] = name;
    }

    int depth() {
        return depth;
    }

    /** Whether what is written now is the value that has the name, or a field of the one that has none. */
    boolean isTop() {
        return depth == (names[0] == null ? 1 : 0);
    }

    /**
     * Goes into a container; null for one that nothing else can refer to.
     *
     * @throws NotATreeException when it is in itself, or too deep
     */
    @SuppressWarnings("ReferenceEquality") // an equal container inside a container is not a cycle
    void enter(@Nullable Object container) {
        if (depth == DEEPEST) {
            throw new NotATreeException(container, "It is nested deeper than %d levels.".formatted(DEEPEST));
        }
        for (int i = 0; container != null && i < depth; i++) {
            if (containers[i] == container) {
                throw new NotATreeException(container, "It contains itself.");
            }
        }
        containers[depth++] = container;
        at(0);
    }

    /** Forgets what is further in: values must not live as long as the writer. */
    void leave(int level) {
        while (depth > level) {
            names[depth] = null;
            containers[--depth] = null;
        }
    }

    void leave() {
        leave(depth - 1);
    }

    /** The next value of the container has this name. */
    void at(String name) {
        names[depth] = name;
    }

    /** The next value of the container is the element of this place. */
    void at(int place) {
        names[depth] = null;
        places[depth] = place;
    }

    /** The name of what is written now; null for an element, and for a value without a name. */
    @Nullable
    String name() {
        return names[depth];
    }

    /** As people write it: {@code order.items[3].price}. */
    String text() {
        var text = new StringBuilder();
        for (int level = 0; level <= depth && text.length() < LONGEST; level++) {
            String name = names[level];
            if (name != null) {
                text.append(level == 0 ? name : step(name, text.isEmpty()));
            } else if (level > 0) {
                text.append('[').append(places[level]).append(']');
            }
        }
        return text.length() < LONGEST ? text.toString() : text.append('…').toString();
    }

    /** A name as a part of a path. */
    static String step(String name, boolean first) {
        if (name.length() > LONGEST_NAME) {
            return step(name.substring(0, LONGEST_NAME) + "…", first);
        }
        boolean plain = !name.isEmpty() && name.chars().noneMatch(c -> c == '.' || c == '[' || c == ']');
        return plain ? (first ? name : "." + name) : "[\"" + name + "\"]";
    }
}
