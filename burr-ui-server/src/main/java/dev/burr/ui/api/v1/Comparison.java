package dev.burr.ui.api.v1;

import dev.burr.ui.compare.StepPair;
import dev.burr.ui.index.ApplicationSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side.
 *
 * @param total number of pairs
 * @param shared how many of them, at the start, are from before one of the runs was forked from the other
 * @param approximate whether the runs have so little in common that more steps might belong together
 * @param truncated whether there are steps beyond the first 20,000 of each run, which are compared
 * @param version of both runs
 * @param nextAfter asks for what follows; null at the end
 */
record Comparison(
        ApplicationSummary a,
        ApplicationSummary b,
        int total,
        int shared,
        boolean approximate,
        boolean truncated,
        String version,
        List<StepPair> pairs,
        @Nullable Integer nextAfter) {}
