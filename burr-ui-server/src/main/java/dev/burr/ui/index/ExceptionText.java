package dev.burr.ui.index;

import java.util.List;
import java.util.regex.Pattern;

/** The one line of a logged stack trace that says what happened. */
final class ExceptionText {

    private static final String PYTHON = "Traceback (most recent call last):";
    private static final Pattern TYPE_AND_MESSAGE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.$]*(:.*)?");
    private static final int LONGEST = 500;

    private ExceptionText() {}

    /** The first line; of a Python traceback, whose first line is always the same, the last line that names a type. */
    static String headline(String stackTrace) {
        String line = stackTrace.startsWith(PYTHON) ? lastTypeAndMessage(stackTrace) : firstLine(stackTrace);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String lastTypeAndMessage(String traceback) {
        List<String> lines = traceback.lines().toList();
        for (int i = lines.size() - 1; i > 0; i--) {
            if (TYPE_AND_MESSAGE.matcher(lines.get(i)).matches()) {
                return lines.get(i);
            }
        }
        return firstLine(traceback);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
