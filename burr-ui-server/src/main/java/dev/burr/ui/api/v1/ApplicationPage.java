package dev.burr.ui.api.v1;

import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Indexing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some runs of a project, in the order that was asked for.
 *
 * @param annotations how many each of these runs has; those without are left out
 * @param nextCursor asks for what follows; null at the end
 * @param total how many runs the filter lets through
 * @param indexing how far the server has come with reading the project for the first time, or with looking through its logs for what
 *     the filter wants; null when that is done
 */
record ApplicationPage(
        List<ApplicationSummary> applications,
        Map<String, Integer> annotations,
        @Nullable String nextCursor,
        int total,
        @Nullable Indexing indexing) {}
