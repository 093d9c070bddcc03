package dev.burr.ui.api.v1;

import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Indexing;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.index.RunList;
import dev.burr.ui.statistics.Spending;
import dev.burr.ui.statistics.Spendings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects the runs that a filter lets through, and finds out what filter and order want to know that only logs tell. Safe for use by
 * many threads.
 */
final class RunSelection {

    /** How long a request looks through logs for undeclared writes. */
    private static final Duration WHILE = Duration.ofSeconds(2);

    private final UndeclaredWrites undeclared;
    private final Spendings spendings;

    RunSelection(RunIndex index, Spendings spendings) {
        this.undeclared = new UndeclaredWrites(index, WHILE);
        this.spendings = spendings;
    }

    /**
     * The runs of a list that are to be shown.
     *
     * @param spendings what they spent, of those of which it is known, if filter or order want it; else none
     * @param indexing how far this is from being complete; null if it is
     */
    record Selected(List<ApplicationSummary> runs, Map<String, Spending> spendings, @Nullable Indexing indexing) {}

    Selected of(
            String project, RunList all, ApplicationFilter filter, ApplicationOrder order, AnnotatedRuns annotated) {
        List<ApplicationSummary> matching = filter.letsAllThrough()
                ? all.runs()
                : all.runs().stream()
                        .filter(run -> filter.matches(run, annotated))
                        .toList();
        Indexing indexing = all.indexing();
        if (filter.wantsUndeclaredWrites()) {
            UndeclaredWrites.Found found = undeclared.among(project, matching);
            matching = found.runs();
            indexing = indexing == null ? found.indexing() : indexing;
        }
        if (!filter.wantsSpending() && !order.wantsSpending()) {
            return new Selected(matching, Map.of(), indexing);
        }
        Map<String, Spending> known = spendings.of(project, matching);
        if (indexing == null && known.size() < matching.size()) {
            indexing = new Indexing(known.size(), matching.size());
        }
        List<ApplicationSummary> wanted = filter.wantsSpending()
                ? matching.stream()
                        .filter(run -> filter.spent().matches(known.get(run.appId())))
                        .toList()
                : matching;
        return new Selected(wanted, known, indexing);
    }
}
