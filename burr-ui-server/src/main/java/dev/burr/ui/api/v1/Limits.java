package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;

/** Checks of numbers in a query. */
final class Limits {

    private Limits() {}

    /** @throws ApiException if the number is outside */
    static int within(String parameter, int value, int least, int most) {
        return (int) within(parameter, (long) value, least, most);
    }

    /** @throws ApiException if the number is outside */
    static long within(String parameter, long value, long least, long most) {
        if (value < least || value > most) {
            throw ApiException.badRequest(
                    "Parameter '" + parameter + "' is " + value + ", which is not between " + least + " and " + most
                            + ". Ask for a part of that size and follow what the answer says of the rest.");
        }
        return value;
    }
}
