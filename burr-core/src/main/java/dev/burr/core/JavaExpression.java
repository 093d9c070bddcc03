package dev.burr.core;

/**
 * Finds where an expression in Java source ends: after the calls that are chained to it, at the comma, semicolon or
 * closing bracket that is not its own. Knows strings, characters and comments as far as that needs.
 */
final class JavaExpression {

    private final String text;
    private int at;

    private JavaExpression(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** The index behind the expression that starts at {@code start}. */
    static int endOf(String text, int start) {
        return new JavaExpression(text, start).end();
    }

    /** The index behind the bracket that closes the one that opens at {@code open}. */
    static int endOfBrackets(String text, int open) {
        var inside = new JavaExpression(text, open + 1);
        while (inside.end() < text.length() && !isClosing(text.charAt(inside.at))) {
            inside.at++;
        }
        return Math.min(inside.at + 1, text.length());
    }

    private static boolean isClosing(char c) {
        return c == ')' || c == '}' || c == ']';
    }

    private int end() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(' || c == '{' || c == '[') {
                depth++;
            } else if (c == ')' || c == '}' || c == ']') {
                depth--;
            }
            if (depth < 0 || (depth == 0 && (c == ',' || c == ';'))) {
                return at;
            }
            at = afterTokenAt();
        }
        return at;
    }

    private int afterTokenAt() {
        if (text.startsWith("\"\"\"", at)) {
            return after("\"\"\"", at + 3);
        }
        if (text.startsWith("//", at)) {
            return after("\n", at + 2);
        }
        if (text.startsWith("/*", at)) {
            return after("*/", at + 2);
        }
        char c = text.charAt(at);
        return c == '"' || c == '\'' ? afterQuoted(c) : at + 1;
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private int afterQuoted(char quote) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }
}
