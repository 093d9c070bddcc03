package dev.burr.ui.api.v0;

import dev.burr.ui.api.ApiException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A yes or no in a query, in the words that Burr's server takes for one; anything else it answers with 422. */
final class BooleanParameter {

    private static final Set<String> WORDS =
            Set.of("true", "t", "yes", "y", "on", "1", "false", "f", "no", "n", "off", "0");

    private BooleanParameter() {}

    static void check(String name, @Nullable String text) {
        if (text != null && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            throw ApiException.unprocessable("Parameter '" + name + "' is " + ApiException.quoted(text)
                    + ", which is neither true nor false. Give one of them or leave it out.");
        }
    }
}
