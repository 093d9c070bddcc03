package dev.burr.expression;

import dev.burr.expression.Token.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the text of an expression into tokens, one at a time, so that the first error in the text is the one reported. */
final class Tokenizer {

    /** The longer ones first. */
    private static final List<String> SIGNS = List.of(
            "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "%", "(", ")", "[", "]", ",", ".");

    /** How many digits a double keeps. */
    private static final int DIGITS_OF_A_DOUBLE = 17;

    private final String text;
    private int at;

    Tokenizer(String text) {
        this.text = text;
    }

    Token next() {
        skipSpace();
        int start = at;
        if (at == text.length()) {
            return new Token(Type.END, start, "", null);
        }
        int first = text.codePointAt(at);
        if (isDigit(first)) {
            return number();
        }
        if (first == '\'' || first == '"') {
            return token(Type.TEXT, start, new QuotedText(text, at).value(end -> at = end));
        }
        if (isWordStart(first)) {
            at = endOfWord(text, at);
            return token(Type.WORD, start, null);
        }
        at += sign().length();
        return token(Type.SIGN, start, null);
    }

    private Token token(Type type, int start, @Nullable Object value) {
        return new Token(type, start, text.substring(start, at), value);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String sign() {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                return sign;
            }
        }
        throw new InvalidExpressionException(text, at, adviceOnSign());
    }

    private String adviceOnSign() {
        return switch (text.charAt(at)) {
            case '=' -> "a single '=' compares nothing. Write '=='.";
            case '&' -> "a single '&' joins nothing. Write '&&' or 'and'.";
            case '|' -> "a single '|' joins nothing. Write '||' or 'or'.";
            case '~' -> "'~' negates nothing. Write '!' or 'not'.";
            default ->
                "this character has no meaning here. Put text into quotes, and leave out what is not an operator.";
        };
    }

    private Token number() {
        int start = at;
        skipDigits();
        boolean whole = true;
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            whole = false;
            at++;
            skipDigits();
        }
        if (startsExponent()) {
            whole = false;
            at += isDigit(text.charAt(at + 1)) ? 1 : 2;
            skipDigits();
        }
        if (at < text.length() && isWordPart(text.codePointAt(at))) {
            throw new InvalidExpressionException(
                    text,
                    at,
                    "a number runs into other characters. Write it in decimal digits, and a key with a letter first.");
        }
        String digits = text.substring(start, at);
        return token(Type.NUMBER, start, whole ? Numbers.smallest(new BigInteger(digits)) : decimal(digits, start));
    }

    private boolean startsExponent() {
        if (at + 1 >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
            return false;
        }
        char next = text.charAt(at + 1);
        boolean signed = next == '+' || next == '-';
        return isDigit(next) || (signed && at + 2 < text.length() && isDigit(text.charAt(at + 2)));
    }

    /** A double, as values from a log are, unless it has more digits than a double keeps. */
    private Number decimal(String digits, int start) {
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw new InvalidExpressionException(text, start, "this number is out of range. Write a smaller one.");
        }
        if (value == 0 || digits.length() <= DIGITS_OF_A_DOUBLE) {
            return value;
        }
        BigDecimal exact = new BigDecimal(digits);
        return exact.precision() <= DIGITS_OF_A_DOUBLE ? (Number) value : exact;
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isWordStart(int character) {
        return character == '_' || Character.isUnicodeIdentifierStart(character);
    }

    private static boolean isWordPart(int character) {
        return character == '_'
                || (Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character));
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Whether a text reads as one word. */
    static boolean isWord(String text) {
        return !text.isEmpty() && isWordStart(text.codePointAt(0)) && endOfWord(text, 0) == text.length();
    }
}
