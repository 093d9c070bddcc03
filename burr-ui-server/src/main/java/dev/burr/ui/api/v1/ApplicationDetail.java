package dev.burr.ui.api.v1;

import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run without its steps.
 *
 * @param graph null if its file is missing or cannot be read
 * @param problems what cannot be read in its files, at most 100
 * @param version changes whenever the run does
 */
record ApplicationDetail(
        String project,
        ApplicationSummary summary,
        @Nullable GraphView graph,
        List<ChildView> children,
        List<Problem> problems,
        String version) {}
