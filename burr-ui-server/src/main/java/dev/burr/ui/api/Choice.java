package dev.burr.ui.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a parameter takes: one of the constants of an enum, by its name in small letters. */
public final class Choice {

    private Choice() {}

    /**
     * The constant of that name.
     *
     * @param why what the name is not, for a reader who gave another one
     * @throws ApiException if there is none; it tells the names of all
     */
    public static <E extends Enum<E>> E of(String parameter, String name, E[] all, String why) {
        for (E one : all) {
            if (nameOf(one).equals(name)) {
                return one;
            }
        }
        throw ApiException.badRequest(
                "Parameter '" + parameter + "' is " + ApiException.quoted(name) + ", " + why + ". Use one of "
                        + Arrays.stream(all).map(one -> "'" + nameOf(one) + "'").collect(Collectors.joining(", "))
                        + ".");
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
