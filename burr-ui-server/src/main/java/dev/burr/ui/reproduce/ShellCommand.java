package dev.burr.ui.reproduce;

import java.util.regex.Pattern;

/** A command for a POSIX shell, whose arguments arrive as they are, whatever is in them. */
final class ShellCommand {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@+=,-]+");
    private static final String NEXT_LINE = " \\\n    ";

    private final StringBuilder text;

    ShellCommand(String program) {
        this.text = new StringBuilder(program);
    }

    /** An option on a line of its own. */
    ShellCommand option(String name, String value) {
        // Behind a blank, what begins like an option would be taken for one.
        String between = value.startsWith("-") ? "=" : " ";
        text.append(NEXT_LINE).append(name).append(between).append(quoted(value));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
