package dev.burr.ui.api.v0;

import dev.burr.ui.api.ApiException;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole number in a path or query, as Burr's server reads it: of any size, with underscores between digits and zeros
 * behind a point if somebody writes them. Anything else it answers with 422.
 */
final class IntegerParameter {

    private static final Pattern NUMBER = Pattern.compile("([+-]?[0-9]++(?:_[0-9]++)*+)(?:\\.0++)?");

    /** Python reads no longer ones; without a bound, reading one could take as long as somebody wishes. */
    private static final int MOST_DIGITS = 4300;

    private IntegerParameter() {}

    /** The number; {@code absent} if the parameter is not there. */
    static BigInteger of(String name, @Nullable String text, long absent) {
        BigInteger value = optional(name, text);
        return value == null ? BigInteger.valueOf(absent) : value;
    }

    /** The number; null if the parameter is not there. */
    static @Nullable BigInteger optional(String name, @Nullable String text) {
        return text == null ? null : number(name, text);
    }

    /** A number that is stored, which may have 64 bits. */
    static long stored(String name, String text) {
        try {
            return number(name, text).longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw ApiException.unprocessable(
                    "Parameter '" + name + "' is " + ApiException.quoted(text)
                            + ", which is beyond 64 bits. Give a number that a step can have.",
                    tooLarge);
        }
    }

    private static BigInteger number(String name, String text) {
        var number = NUMBER.matcher(text.strip());
        try {
            if (!number.matches() || number.group(1).length() > MOST_DIGITS) {
                throw new NumberFormatException(ApiException.quoted(text));
            }
            return new BigInteger(number.group(1).replace("_", ""));
        } catch (NumberFormatException notANumber) {
            throw ApiException.unprocessable(
                    "Parameter '" + name + "' is " + ApiException.quoted(text)
                            + ", which is not a whole number. Give it as digits or leave it out.",
                    notANumber);
        }
    }
}
