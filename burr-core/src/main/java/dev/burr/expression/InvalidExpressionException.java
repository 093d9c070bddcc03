package dev.burr.expression;

/**
 * A text is not an expression. The message shows where it goes wrong:
 *
 * <pre>
 * Expression can't be read at column 16: it ends where a value is due. Add a key, …
 *     counter &lt; 10 &amp;&amp;
 *                    ^
 * </pre>
 */
public final class InvalidExpressionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** How many characters of a long text are shown in front of the place, and behind it. */
    private static final int SHOWN = 40;

    private final int column;

    /**
     * An error in a text.
     *
     * @param position the index of the character at which it goes wrong; the length of the text for its end
     * @param problem what is wrong and what to do, as sentences; the first starts small
     */
    InvalidExpressionException(String text, int position, String problem) {
        super("Expression can't be read at column %d: %s\n%s"
                .formatted(columnOf(text, position), problem, picture(text, position)));
        this.column = columnOf(text, position);
    }

    /** Where it goes wrong: the character in the text, counted from 1. */
    public int column() {
        return column;
    }

    private static int columnOf(String text, int position) {
        return text.codePointCount(0, position) + 1;
    }

    private static String picture(String text, int position) {
        int from = Math.max(0, position - SHOWN);
        int to = Math.min(text.length(), position + SHOWN);
        String before = (from > 0 ? "…" : "") + PythonText.visible(text.substring(from, position));
        String behind = PythonText.visible(text.substring(position, to)) + (to < text.length() ? "…" : "");
        return "    " + before + behind + "\n    " + " ".repeat(before.codePointCount(0, before.length())) + "^";
    }
}
