package dev.burr.ui.api.v1;

import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Indexing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a project.
 *
 * @param storage why the project cannot be read, null if it can
 * @param damaged runs with lines or files that cannot be read, the latest first, at most 100
 * @param damagedRuns how many there are
 * @param interrupted runs whose last step has no end and whose writer is gone, the latest first, at most 100
 * @param interruptedRuns how many there are
 * @param failedRuns how many runs ended with a step that failed
 * @param indexing how far the server is from knowing all runs, null if it does
 */
record ProjectProblems(
        @Nullable String storage,
        List<ApplicationSummary> damaged,
        int damagedRuns,
        List<ApplicationSummary> interrupted,
        int interruptedRuns,
        int failedRuns,
        @Nullable Indexing indexing) {}
