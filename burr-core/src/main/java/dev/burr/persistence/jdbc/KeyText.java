package dev.burr.persistence.jdbc;

import org.jspecify.annotations.Nullable;

/** Text that applications are found by. It must mean the same in every database: MySQL takes no note of spaces at the end. */
enum KeyText {
    APP_ID("Application id", 1),
    PARTITION_KEY("Partition key", 0);

    private final String what;
    private final int shortest;

    KeyText(String what, int shortest) {
        this.what = what;
        this.shortest = shortest;
    }

    /** Whether it can be looked for, or saved. */
    boolean fits(String text) {
        return problem(text) == null;
    }

    /**
     * Refuses text that can't be saved.
     *
     * @throws IllegalArgumentException the message says what can
     */
    void require(String text) {
        String problem = problem(text);
        if (problem != null) {
            throw new IllegalArgumentException(
                    "%s '%s' %s. It is part of a key of the database: use %d to %d characters, none of them a control character, and no space at the end."
                            .formatted(
                                    what,
                                    text.length() <= 80 ? text : text.substring(0, 80) + "…",
                                    problem,
                                    shortest,
                                    StateTable.LONGEST_ID));
        }
    }

    private @Nullable String problem(String text) {
        if (text.length() < shortest) {
            return "is empty";
        }
        if (text.length() > StateTable.LONGEST_ID) {
            return "is %,d characters long".formatted(text.length());
        }
        if (text.codePoints().anyMatch(KeyText::isUnfit)) {
            return "has a character that not every database takes";
        }
        return text.endsWith(" ") ? "ends with a space" : null;
    }

    private static boolean isUnfit(int character) {
        boolean halfOfAPair = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return Character.isISOControl(character) || halfOfAPair;
    }
}
