package dev.burr.expression;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as Python writes them, so that the name of a condition is the same in the log of either: {@code True}, {@code
 * None}, {@code 'text'}, {@code ['a', 1]}. Values that Python has no like of are written as Java does.
 */
public final class PythonText {

    private PythonText() {}

    /** As Python's {@code str}: text as it is. */
    public static String plain(@Nullable Object value) {
        return value instanceof String text
                ? text
                : value instanceof Enum<?> constant ? constant.name() : quoted(value);
    }

    /** As Python's {@code repr}: text in quotes, and what can't be seen in it escaped. */
    public static String quoted(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        if (value instanceof String text) {
            return quotedText(text);
        }
        if (value instanceof Enum<?> constant) {
            return quotedText(constant.name());
        }
        if (value instanceof Double wide) {
            return ofDouble(wide);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Collection<?> elements ? ofElements(elements) : value.toString();
    }

    private static String ofElements(Collection<?> elements) {
        if (elements instanceof Set && elements.isEmpty()) {
            return "set()";
        }
        boolean list = !(elements instanceof Set);
        return elements.stream()
                .map(PythonText::quoted)
                .collect(Collectors.joining(", ", list ? "[" : "{", list ? "]" : "}"));
    }

    /** Python's exponent starts at 1e16 and below 1e-4, Java's at 1e7 and below 1e-3. */
    private static String ofDouble(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        if (value == 0) {
            return Double.toString(value);
        }
        BigDecimal decimal = Numbers.shortest(value).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return decimal.scale() <= 0 ? decimal.toPlainString() + ".0" : decimal.toPlainString();
        }
        String mantissa = decimal.movePointLeft(exponent).toPlainString();
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static String quotedText(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        var quoted = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(character -> appendTo(quoted, character, quote));
        return quoted.append(quote).toString();
    }

    private static void appendTo(StringBuilder quoted, int character, char quote) {
        switch (character) {
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case '\\' -> quoted.append("\\\\");
            default -> {
                if (character == quote) {
                    quoted.append('\\').append(quote);
                } else if (isVisible(character)) {
                    quoted.appendCodePoint(character);
                } else {
                    String format = character < 0x100 ? "\\x%02x" : character < 0x10000 ? "\\u%04x" : "\\U%08x";
                    quoted.append(format.formatted(character));
                }
            }
        }
    }

    /** A text in one line with as many characters, where those that could hide in it or turn its direction are replaced. */
    public static String visible(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> Character.isWhitespace(character) ? ' ' : character)
                .map(character -> isVisible(character) ? character : '\ufffd')
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isVisible(int character) {
        return character == ' '
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> false;
                    default -> true;
                };
    }
}
