package dev.burr.core;

import java.util.List;

/** A graph or an application can't be built as described. The message lists every problem, not only the first. */
public final class InvalidGraphException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String[] problems;

    public InvalidGraphException(List<String> problems) {
        super(message(problems));
        this.problems = problems.toArray(String[]::new);
    }

    /** What is wrong, a sentence or two each: the thing, the reason, the way out. */
    public List<String> problems() {
        return List.of(problems);
    }

    private static String message(List<String> problems) {
        var text = new StringBuilder("This graph has ")
                .append(problems.size())
                .append(problems.size() == 1 ? " problem:" : " problems:");
        for (int i = 0; i < problems.size(); i++) {
            text.append("\n ").append(i + 1).append(". ").append(problems.get(i));
        }
        return text.toString();
    }
}
