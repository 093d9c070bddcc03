package dev.burr.ui.api.v1.manage;

import dev.burr.ui.api.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much is asked for or done at a time. */
final class Limits {

    static final int LONGEST_PAGE = 1000;
    static final int MOST_RUNS = 500;

    private Limits() {}

    /** @throws ApiException if a page can't have this size */
    static int page(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiException.badRequest("Parameter 'limit' is " + limit + ", which is not between 1 and "
                    + LONGEST_PAGE + ". Ask for a page of that size.");
        }
        return limit;
    }

    /** @throws IllegalArgumentException if a request names none, or too many */
    static List<String> names(String field, @Nullable List<String> names) {
        if (names == null || names.isEmpty() || names.size() > MOST_RUNS || names.contains(null)) {
            throw new IllegalArgumentException("Field '" + field + "' must be a list of 1 to " + MOST_RUNS + " texts.");
        }
        return names.stream().distinct().toList();
    }
}
