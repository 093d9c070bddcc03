package dev.burr.ui.api.v0;

import dev.burr.ui.api.ApiException;
import org.jspecify.annotations.Nullable;

/** A whole number in a query, as Burr's server reads it; anything else it answers with 422. */
final class IntegerParameter {

    private IntegerParameter() {}

    /** The number; {@code absent} if the parameter is not there. */
    static long of(String name, @Nullable String text, long absent) {
        Long value = optional(name, text);
        return value == null ? absent : value;
    }

    /** The number; null if the parameter is not there. */
    static @Nullable Long optional(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.trim());
        } catch (NumberFormatException notANumber) {
            throw ApiException.unprocessable(
                    "Parameter '" + name + "' is " + ApiException.quoted(text)
                            + ", which is not a whole number. Give it as digits or leave it out.",
                    notANumber);
        }
    }
}
