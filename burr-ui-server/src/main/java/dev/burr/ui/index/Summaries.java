package dev.burr.ui.index;

import dev.burr.tracking.WriterLiveness;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Lines of a list, each made when it is looked at: of a hundred thousand, a page shows a hundred. */
final class Summaries extends AbstractList<ApplicationSummary> implements RandomAccess {

    private final List<RunOverview> runs;
    private final WriterLiveness liveness;

    Summaries(List<RunOverview> runs, WriterLiveness liveness) {
        this.runs = runs;
        this.liveness = liveness;
    }

    @Override
    public ApplicationSummary get(int index) {
        return runs.get(index).summary(liveness);
    }

    @Override
    public int size() {
        return runs.size();
    }
}
