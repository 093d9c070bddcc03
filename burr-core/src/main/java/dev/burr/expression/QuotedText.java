package dev.burr.expression;

import java.util.function.IntConsumer;

/**
 * A text in single or double quotes, with Python's escapes: for quotes, backslash, line feed, carriage return and tab, and
 * by x, u or U and two, four or eight hexadecimal digits for any character.
 */
final class QuotedText {

    private final String text;
    private final int start;
    private final StringBuilder value = new StringBuilder();
    private int at;

    QuotedText(String text, int start) {
        this.text = text;
        this.start = start;
        this.at = start + 1;
    }

    /** What stands between the quotes, and where it ends. */
    String value(IntConsumer end) {
        char quote = text.charAt(start);
        while (peek() != quote) {
            if (peek() == '\\') {
                at++;
                escaped();
            } else {
                value.append(text.charAt(at++));
            }
        }
        end.accept(at + 1);
        return value.toString();
    }

    private char peek() {
        if (at >= text.length()) {
            throw new InvalidExpressionException(
                    text,
                    start,
                    "the text that starts here does not end. Close it with %s.".formatted(text.charAt(start)));
        }
        return text.charAt(at);
    }

    private void escaped() {
        char escape = peek();
        at++;
        switch (escape) {
            case '\'', '"', '\\' -> value.append(escape);
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'x' -> coded(2);
            case 'u' -> coded(4);
            case 'U' -> coded(8);
            default ->
                throw new InvalidExpressionException(
                        text, at - 2, "there is no such escape. Write \\\\ for a backslash itself.");
        }
    }

    private void coded(int digits) {
        int character = 0;
        for (int i = 0; i < digits; i++, at++) {
            int digit = Character.digit(peek(), 16);
            character = character << 4 | digit;
            if (digit < 0 || character < 0 || character > Character.MAX_CODE_POINT) {
                throw new InvalidExpressionException(
                        text, at, "a character's number is due, of %d hexadecimal digits.".formatted(digits));
            }
        }
        value.appendCodePoint(character);
    }
}
